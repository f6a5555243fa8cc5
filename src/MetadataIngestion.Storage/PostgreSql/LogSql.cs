using System.Globalization;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>The statements that read the log. Parameters: 1 from, 2 up to.</summary>
internal static class LogSql
{
    /// <summary>What <see cref="LogDecoder"/> reads.</summary>
    private const string Columns =
        "SELECT log.log_offset, log.recorded_at, log.run, log.entity, log.aspect, log.change_type, log.headers, log.payload, entity.urn, entity.entity_type ";

    /// <summary>Where the entries of a source go on from an offset: the first offset of its runs from there on, and where one of them surely ends.</summary>
    public const string NextRun =
        """
        SELECT min(first_offset), min(last_offset)
        FROM run WHERE source = (SELECT id FROM source WHERE name = $2) AND last_offset >= $1 AND last_offset > 0
        """;

    /// <summary>The newest entry for each aspect of an entity; parameter 1 is its number.</summary>
    public const string Newest = Columns +
        """
        FROM aspect_state JOIN log_entry AS log ON log.log_offset = aspect_state.log_offset
                          JOIN entity ON entity.id = aspect_state.entity
                          JOIN aspect ON aspect.id = aspect_state.aspect
        WHERE aspect_state.entity = $1
        ORDER BY aspect.name
        """;

    /// <summary>The limit is part of the text, so that the planner knows how few rows there will be.</summary>
    public static string ByOffset(string conditions, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Columns}
        FROM (SELECT * FROM log_entry WHERE log_offset BETWEEN $1 AND $2{conditions} ORDER BY log_offset LIMIT {limit}) AS log
        JOIN entity ON entity.id = log.entity
        ORDER BY log.log_offset
        """);

    // The sum keeps the planner from walking the whole log in its order to find the few entries of an entity.
    public static string ByEntity(string conditions, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Columns}
        FROM (SELECT * FROM log_entry WHERE log_offset BETWEEN $1 AND $2{conditions} ORDER BY log_offset + 0 LIMIT {limit}) AS log
        JOIN entity ON entity.id = log.entity
        ORDER BY log.log_offset
        """);
}
