namespace MetadataIngestion.Abstractions;

/// <summary>A collection of records with a schema: a table, a view, a topic, a folder of files.</summary>
public sealed record Dataset : Asset
{
    /// <summary>The fields and native schema; <see langword="null"/> when the source does not know them.</summary>
    public DatasetSchema? Schema { get; init; }

    /// <summary>The primary key; <see langword="null"/> when there is none.</summary>
    public KeyConstraint? PrimaryKey { get; init; }

    /// <summary>Unique keys other than the primary key.</summary>
    public IReadOnlyList<KeyConstraint> UniqueKeys { get; init; } = [];

    /// <summary>References to other datasets, each with its columns in order.</summary>
    public IReadOnlyList<ForeignKey> ForeignKeys { get; init; } = [];

    /// <summary>Indexes, those behind constraints included.</summary>
    public IReadOnlyList<DatasetIndex> Indexes { get; init; } = [];

    /// <summary>Check constraints.</summary>
    public IReadOnlyList<CheckConstraint> CheckConstraints { get; init; } = [];

    /// <summary>How the dataset is partitioned; <see langword="null"/> when it is not.</summary>
    public Partitioning? Partitioning { get; init; }

    /// <summary>The definition of a view; <see langword="null"/> for anything else.</summary>
    public ViewDefinition? View { get; init; }

    /// <summary>The datasets this one is derived from.</summary>
    public IReadOnlyList<Upstream> Upstreams { get; init; } = [];

    /// <summary>Which upstream fields each field is derived from.</summary>
    public IReadOnlyList<FieldLineage> FieldLineage { get; init; } = [];

    /// <summary>What the source's catalog says about the size; <see langword="null"/> when it says nothing.</summary>
    public DatasetStatistics? Statistics { get; init; }
}
