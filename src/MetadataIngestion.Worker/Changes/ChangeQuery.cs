using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Worker.Changes;

/// <summary>Which recorded changes are wanted; what is <see langword="null"/> excludes nothing.</summary>
internal sealed record ChangeQuery
{
    /// <summary>The first offset wanted.</summary>
    public long From { get; init; } = 1;

    /// <summary>Only what was recorded then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>The least level wanted.</summary>
    public VerdictLevel Level { get; init; }

    /// <summary>Only assets that are now in this domain or one inside it, by id or URN.</summary>
    public string? Domain { get; init; }

    public string? Source { get; init; }

    public string? Urn { get; init; }
}
