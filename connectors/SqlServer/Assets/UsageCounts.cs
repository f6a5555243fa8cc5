using System.Globalization;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Lineage;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>How many statements of a day named each table and view.</summary>
internal sealed class UsageCounts
{
    private readonly Dictionary<int, long> _counts = [];
    private readonly DateTime _day;

    public UsageCounts(DatabaseCatalog catalog, NameIndex names, string database)
    {
        _day = catalog.Usage.Count > 0 ? catalog.Usage[0].Day : default;
        foreach (var row in catalog.Usage)
        {
            var schema = catalog.ObjectsById.TryGetValue(row.ModuleId, out var module) ? names.SchemaOf(module) : null;
            foreach (var found in row.Names.Where(name => IsHere(name, database)).Select(name => names.Find(name.Schema, name.Name, schema)).OfType<DatabaseObject>().Distinct())
                _counts[found.ObjectId] = _counts.GetValueOrDefault(found.ObjectId) + row.Executions;
        }
    }

    /// <summary>The statistics of a table or view in DataHub's form; none when no statement named it.</summary>
    public IReadOnlyList<CustomAspect> Of(int objectId) =>
        _counts.TryGetValue(objectId, out var count) ? [new CustomAspect("datasetUsageStatistics", Write(count))] : [];

    private static bool IsHere(MultipartName name, string database) =>
        name.Server is null && (name.Database is null || name.Database.Equals(database, StringComparison.OrdinalIgnoreCase));

    private byte[] Write(long count)
    {
        var day = new DateTimeOffset(_day, TimeSpan.Zero).ToUnixTimeMilliseconds();
        return Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""
            {"timestampMillis":{{day}},"eventGranularity":{"unit":"DAY","multiple":1},"partitionSpec":{"partition":"FULL_TABLE_SNAPSHOT","type":"FULL_TABLE"},"totalSqlQueries":{{Math.Min(count, int.MaxValue)}}}
            """));
    }
}
