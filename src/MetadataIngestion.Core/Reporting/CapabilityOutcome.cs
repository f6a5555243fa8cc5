using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Reporting;

/// <summary>What became of a capability in a run.</summary>
/// <param name="Name">The capability.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Detail">Why, for people.</param>
public sealed record CapabilityOutcome(string Name, CapabilityStatus Status, string? Detail)
{
    /// <summary>The outcome for two parts of a source together: it ran where it ran in either, unless the other was denied it.</summary>
    internal CapabilityOutcome And(CapabilityOutcome other)
    {
        var worse = RankOf(other.Status) > RankOf(Status) ? other : this;
        var details = new[] { Detail, other.Detail }.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return worse with { Detail = Status == other.Status && details.Count > 0 ? string.Join("; ", details) : worse.Detail };
    }

    private static int RankOf(CapabilityStatus status) => status switch
    {
        CapabilityStatus.Denied => 3,
        CapabilityStatus.Unsupported => 2,
        CapabilityStatus.Ran => 1,
        _ => 0,
    };
}
