using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>The statements that read the log. Parameters: 1 from, 2 up to, 3 limit, 4 source, 5 URN, 6 aspect, 7 event.</summary>
internal static class LogSql
{
    /// <summary>What <see cref="LogDecoder"/> reads.</summary>
    public const string Columns =
        """
        SELECT log.log_offset, log.recorded_at, log.run, log.entity, log.aspect, log.change_type, log.headers, log.payload, entity.urn, entity.entity_type,
               log.event

        """;

    private const string All =
        """
        FROM log CROSS JOIN entity ON entity.id = log.entity
        WHERE log.log_offset BETWEEN ?1 AND ?2

        """;

    // The offsets come from the index alone, already sorted; only then are the entries themselves read.
    private const string ByUrn =
        """
        FROM log CROSS JOIN entity ON entity.id = log.entity
        WHERE log.log_offset IN (
          SELECT log_offset FROM log INDEXED BY log_by_entity
          WHERE entity IN (SELECT id FROM entity WHERE urn = ?5) AND log_offset BETWEEN ?1 AND ?2)

        """;

    // A source's runs follow each other, so their order is also that of their entries.
    private const string BySource =
        """
        FROM run CROSS JOIN log ON log.log_offset BETWEEN max(?1, run.first_offset) AND min(?2, run.last_offset) AND log.run = run.id
                 CROSS JOIN entity ON entity.id = log.entity
        WHERE run.source = (SELECT id FROM source WHERE name = ?4) AND run.last_offset >= ?1

        """;

    private const string ByEvent =
        """
        FROM log INDEXED BY log_by_event CROSS JOIN entity ON entity.id = log.entity
        WHERE log.event = ?7 AND log.log_offset BETWEEN ?1 AND ?2

        """;

    private const string OfSource = "AND entity.source = (SELECT id FROM source WHERE name = ?4) ";

    /// <summary>The newest entry for each aspect of an entity; parameter 1 is its number.</summary>
    public const string Newest = Columns +
        """
        FROM aspect_state JOIN log ON log.log_offset = aspect_state.log_offset
                          JOIN entity ON entity.id = aspect_state.entity
                          JOIN aspect ON aspect.id = aspect_state.aspect
        WHERE aspect_state.entity = ?1
        ORDER BY aspect.name
        """;

    public static string For(LogQuery query)
    {
        var rows = RowsFor(query);
        var source = query.Source is not null && rows != BySource ? OfSource : "";
        var aspect = query.Aspect is not null ? "AND log.aspect = ?6 AND log.event IS NULL " : "";
        var named = query.Event is not null && rows != ByEvent ? "AND log.event = ?7 " : "";
        var order = rows == BySource ? "ORDER BY run.id, log.log_offset" : "ORDER BY log.log_offset";
        return Columns + rows + source + aspect + named + order + " LIMIT ?3";
    }

    private static string RowsFor(LogQuery query) => query switch
    {
        { Urn: not null } => ByUrn,
        { Event: not null } => ByEvent,
        { Source: not null } => BySource,
        _ => All,
    };
}
