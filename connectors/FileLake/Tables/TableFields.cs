using MetadataIngestion.Connectors.FileLake.Columns;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>The fields of a table.</summary>
internal static class TableFields
{
    /// <param name="columns">The columns.</param>
    /// <param name="partitionKeys">The names of those that the table is partitioned by.</param>
    public static DescribedFields Describe(IReadOnlyList<Column> columns, IReadOnlyCollection<string> partitionKeys)
    {
        var described = ColumnFields.Describe(columns);
        return described with { Fields = [.. described.Fields.Select(field => partitionKeys.Contains(field.Path) ? field with { IsPartitionKey = true } : field)] };
    }
}
