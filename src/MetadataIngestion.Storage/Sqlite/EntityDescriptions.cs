using System.Text;
using System.Text.Json;
using Dapper;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using Microsoft.Data.Sqlite;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>Reads entities of all sources with the newest entry of the log for each of their aspects.</summary>
internal sealed class EntityDescriptions : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _newest;
    private readonly AspectNames _names;
    private readonly LogDecoder _decoder;

    public EntityDescriptions(SqliteConnection connection)
    {
        _connection = connection;
        _newest = new(connection, LogSql.Newest);
        _names = new AspectNames(connection);
        _decoder = new LogDecoder(connection, _newest, _names);
    }

    public List<EntityDescription> Find(string urn)
    {
        var rows = _connection.Query<(long Id, string EntityType, string Source, bool Removed)>(
            "SELECT entity.id, entity_type, source.name, removed FROM entity JOIN source ON source.id = entity.source WHERE urn = @urn ORDER BY source.name",
            new { urn });
        var entities = new List<EntityDescription>();
        foreach (var row in rows)
            entities.Add(new EntityDescription(urn, row.EntityType, row.Source, row.Removed, ReadAspects(row.Id)));
        return entities;
    }

    /// <summary>Some aspects of many entities. URNs are bound one by one, for those in a JSON list would end at a NUL.</summary>
    public static IReadOnlyList<CurrentAspect> FindAspects(SqliteConnection connection, IReadOnlyList<string> urns, IReadOnlyList<string> aspects)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT current.aspect, current.json
            FROM entity CROSS JOIN current_aspect AS current ON current.entity = entity.id
            WHERE entity.urn = @urn AND entity.removed = 0 AND current.aspect IN (SELECT value FROM json_each(@aspects))
            """;
        var asked = command.Parameters.Add("@urn", SqliteType.Text);
        command.Parameters.AddWithValue("@aspects", JsonSerializer.Serialize(aspects));
        var found = new List<CurrentAspect>();
        foreach (var urn in urns.Distinct(StringComparer.Ordinal))
        {
            asked.Value = urn;
            using var rows = command.ExecuteReader();
            while (rows.Read())
                found.Add(new CurrentAspect(urn, rows.GetString(0), Encoding.UTF8.GetBytes(rows.GetString(1))));
        }

        return found;
    }

    public void Dispose()
    {
        _decoder.Dispose();
        _names.Dispose();
        _newest.Dispose();
    }

    private List<LogEntry> ReadAspects(long entity)
    {
        var entries = new List<LogEntry>();
        _newest.Bind(1, entity);
        try
        {
            while (_newest.Step())
                entries.Add(_decoder.Read());
        }
        finally
        {
            _newest.Reset();
        }

        return entries;
    }
}
