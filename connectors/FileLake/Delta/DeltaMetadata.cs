using System.Text.Json;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>What a table is: its schema and properties, which each change replaces as a whole.</summary>
internal sealed record DeltaMetadata
{
    public required string? Id { get; init; }

    public required string? Name { get; init; }

    public required string? Description { get; init; }

    public required string SchemaText { get; init; }

    /// <summary>The names of the columns that it is partitioned by, in order.</summary>
    public required IReadOnlyList<string> PartitionColumns { get; init; }

    public required DateTimeOffset? Created { get; init; }

    public required SortedDictionary<string, string> Configuration { get; init; }

    /// <summary>Whether columns have ids that survive a rename.</summary>
    public bool HasColumnIds => Configuration.GetValueOrDefault("delta.columnMapping.mode") is "name" or "id";

    /// <exception cref="SampleException">It has no schema.</exception>
    public static DeltaMetadata Read(JsonElement metadata) => new()
    {
        Id = metadata.Text("id"),
        Name = metadata.Text("name") is { Length: > 0 } name ? name : null,
        Description = metadata.Text("description") is { Length: > 0 } description ? description : null,
        SchemaText = metadata.Text("schemaString") ?? throw new SampleException("holds metadata without a schema", "Write the table's schema again, or exclude the table."),
        PartitionColumns = metadata.Texts("partitionColumns"),
        Created = JsonMembers.Time(metadata.Integer("createdTime")),
        Configuration = metadata.Properties("configuration"),
    };

    /// <summary>Whether the times of commits are those that commits state, from this version on.</summary>
    public bool StatesTimes(long version) =>
        Configuration.GetValueOrDefault("delta.enableInCommitTimestamps") == "true"
        && (!Configuration.TryGetValue("delta.inCommitTimestampEnablementVersion", out var from) || (long.TryParse(from, out var first) && version >= first));
}
