using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>What became of the capabilities in the databases of a run. What failed in one database is reported, however many went well.</summary>
internal sealed class CapabilityLedger(SqlServerOptions options)
{
    private const int MostDetails = 5;
    private readonly Dictionary<string, List<(CapabilityStatus Status, string Detail)>> _troubles = [];

    public void Note(string capability, CapabilityStatus status, string detail)
    {
        if (!_troubles.TryGetValue(capability, out var troubles))
            _troubles[capability] = troubles = [];
        if (!troubles.Contains((status, detail)))
            troubles.Add((status, detail));
    }

    public IEnumerable<CapabilityReported> Outcomes() => Capabilities.All.Select(capability => Outcome(capability.Name));

    private CapabilityReported Outcome(string capability)
    {
        if (Capabilities.SkippedBy(capability, options) is { } option)
            return new CapabilityReported(capability, CapabilityStatus.Skipped, option);
        if (!_troubles.TryGetValue(capability, out var troubles))
            return new CapabilityReported(capability, CapabilityStatus.Ran);
        // A right can be granted, so it is what people should read about.
        var isDenied = troubles.Exists(trouble => trouble.Status == CapabilityStatus.Denied);
        var details = string.Join(" ", troubles.Take(MostDetails).Select(trouble => trouble.Detail));
        var more = troubles.Count > MostDetails ? $" And {troubles.Count - MostDetails} more." : string.Empty;
        return new CapabilityReported(capability, isDenied ? CapabilityStatus.Denied : CapabilityStatus.Unsupported, details + more);
    }
}
