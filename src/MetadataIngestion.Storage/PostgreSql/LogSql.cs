using System.Globalization;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>The statements that read the log. Parameters: 1 from, 2 up to.</summary>
internal static class LogSql
{
    /// <summary>What <see cref="LogDecoder"/> reads.</summary>
    private const string Columns =
        "SELECT log.log_offset, log.recorded_at, log.run, log.entity, log.aspect, log.change_type, log.headers, log.payload, entity.urn, entity.entity_type, log.event ";

    /// <summary>
    /// Where the entries of a source go on from an offset: the first offset of its runs from there on, the end of the one that ends first, and the runs
    /// that have entries in between.
    /// </summary>
    public const string NextRuns =
        """
        WITH later AS (
          SELECT run.id, first_offset, last_offset FROM run JOIN source ON source.id = run.source
          WHERE source.name = $2 AND last_offset >= $1 AND last_offset > 0),
        stretch AS (SELECT min(first_offset) AS first, min(last_offset) AS last FROM later)
        SELECT first, last, ARRAY(SELECT id FROM later WHERE first_offset <= stretch.last) FROM stretch
        """;

    /// <summary>The first entry from an offset on; parameter 1 is the offset.</summary>
    public const string Next = "SELECT min(log_offset) FROM log_entry WHERE log_offset >= $1";

    /// <summary>The newest entry for each aspect of an entity; parameter 1 is its number.</summary>
    public const string Newest = Columns +
        """
        FROM aspect_state JOIN log_entry AS log ON log.log_offset = aspect_state.log_offset
                          JOIN entity ON entity.id = aspect_state.entity
                          JOIN aspect ON aspect.id = aspect_state.aspect
        WHERE aspect_state.entity = $1
        ORDER BY aspect.name
        """;

    // Each entity is looked up by itself: a plan that reads them all would do so for every page.
    private const string WithEntities = " AS log CROSS JOIN LATERAL (SELECT urn, entity_type FROM entity WHERE id = log.entity OFFSET 0) AS entity ORDER BY log.log_offset";

    public static string ByOffset(string conditions) => $"{Columns} FROM (SELECT * FROM log_entry WHERE log_offset BETWEEN $1 AND $2{conditions}){WithEntities}";

    // The offsets come from an index alone; only then are the entries themselves read.
    public static string ByIndex(string conditions, string order, int limit) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        {Columns} FROM (SELECT * FROM log_entry WHERE log_offset IN (
          SELECT log_offset FROM log_entry WHERE log_offset BETWEEN $1 AND $2{conditions} ORDER BY {order} LIMIT {limit})){WithEntities}
        """);
}
