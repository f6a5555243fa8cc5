using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>What became of the capabilities in the databases of a run. What failed in one database is reported, however many went well.</summary>
internal sealed class CapabilityLedger(SqlServerOptions options)
{
    private const int MostDetails = 5;
    private readonly Dictionary<string, List<(CapabilityStatus Status, string Detail, string? Grant)>> _troubles = [];

    /// <summary>Notes that a capability did not run somewhere.</summary>
    /// <param name="capability">The capability.</param>
    /// <param name="status">What became of it.</param>
    /// <param name="detail">Where and why.</param>
    /// <param name="grant">The grant that would enable it.</param>
    public void Note(string capability, CapabilityStatus status, string detail, string? grant = null)
    {
        if (!_troubles.TryGetValue(capability, out var troubles))
            _troubles[capability] = troubles = [];
        if (!troubles.Contains((status, detail, grant)))
            troubles.Add((status, detail, grant));
    }

    /// <summary>The grants that would enable a capability; null when none is missing.</summary>
    public string? GrantFor(string capability) => _troubles.TryGetValue(capability, out var troubles) && troubles.Exists(trouble => trouble.Grant is not null)
        ? string.Join(" ", troubles.Select(trouble => trouble.Grant).OfType<string>().Distinct().Take(MostDetails))
        : null;

    public IEnumerable<CapabilityReported> Outcomes() => Capabilities.All.Select(capability => Outcome(capability.Name));

    private CapabilityReported Outcome(string capability)
    {
        if (Capabilities.SkippedBy(capability, options) is { } option)
            return new CapabilityReported(capability, CapabilityStatus.Skipped, option);
        if (!_troubles.TryGetValue(capability, out var troubles))
            return new CapabilityReported(capability, CapabilityStatus.Ran);
        // A right can be granted, so it is what people should read about.
        var isDenied = troubles.Exists(trouble => trouble.Status == CapabilityStatus.Denied);
        var details = string.Join(" ", troubles.Take(MostDetails).Select(TextOf));
        var more = troubles.Count > MostDetails ? $" And {troubles.Count - MostDetails} more." : string.Empty;
        return new CapabilityReported(capability, isDenied ? CapabilityStatus.Denied : CapabilityStatus.Unsupported, details + more);
    }

    private static string TextOf((CapabilityStatus Status, string Detail, string? Grant) trouble) =>
        trouble.Grant is null ? trouble.Detail : $"{trouble.Detail} To allow it: {trouble.Grant}";
}
