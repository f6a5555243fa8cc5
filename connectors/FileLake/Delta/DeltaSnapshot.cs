namespace MetadataIngestion.Connectors.FileLake.Delta;

/// <summary>What a log says of the table at its newest version, as far as it is known.</summary>
internal sealed record DeltaSnapshot(long Version)
{
    public DeltaProtocol? Protocol { get; init; }

    public DeltaMetadata? Metadata { get; init; }

    /// <summary>The columns that data is clustered by, as dotted physical names.</summary>
    public IReadOnlyList<string> ClusteringColumns { get; init; } = [];

    /// <summary>The number of data files; <see langword="null"/> when the log was not replayed.</summary>
    public long? Files { get; init; }

    public long? Bytes { get; init; }

    /// <summary>The rows of all files; <see langword="null"/> when one of them has no statistics.</summary>
    public long? Rows { get; init; }

    /// <summary>The data files themselves; <see langword="null"/> when the log only says how many there are.</summary>
    public DeltaFiles? Contents { get; init; }

    /// <summary>When the newest version was written, as it states itself.</summary>
    public DateTimeOffset? CommitTime { get; init; }

    /// <summary>With what older parts of the log say, where nothing is known yet.</summary>
    public DeltaSnapshot Or(DeltaReplay older) => this with { Protocol = Protocol ?? older.Protocol, Metadata = Metadata ?? older.Metadata };
}
