namespace MetadataIngestion.Abstractions;

/// <summary>Code stored in a platform: a procedure, a function, a job.</summary>
public sealed record Routine : Asset
{
    /// <summary>
    /// The arguments as the platform writes them, which tells routines of one name apart; <see langword="null"/> or empty when there are none.
    /// </summary>
    public string? Signature { get; init; }

    /// <summary>What the routine returns, as the platform writes it.</summary>
    public string? Returns { get; init; }

    /// <summary>The language of <see cref="Definition"/>, such as <c>plpgsql</c>.</summary>
    public string? Language { get; init; }

    /// <summary>The source text; <see langword="null"/> when it is not readable or not asked for.</summary>
    public string? Definition { get; init; }

    /// <summary>The datasets that the routine reads, where the platform tells.</summary>
    public IReadOnlyList<AssetPath> Inputs { get; init; } = [];

    /// <summary>The datasets that the routine writes, where the platform tells.</summary>
    public IReadOnlyList<AssetPath> Outputs { get; init; } = [];
}
