using MetadataIngestion.Abstractions;

namespace MetadataIngestion.TestKit;

/// <summary>A run's report has a line for every capability, under the name that the descriptor gives it.</summary>
internal static class CapabilityRules
{
    public static void Check(CrawlRecord crawl, ConnectorDescriptor descriptor)
    {
        var declared = descriptor.Capabilities.Select(capability => capability.Name).ToHashSet();
        var reported = crawl.Items.OfType<CapabilityReported>().ToList();
        Findings.Report(
            [
                .. declared.Except(reported.Select(report => report.Capability)).Select(name => $"The capability '{name}' is declared, but the crawl did not say what became of it."),
                .. reported.Where(report => !declared.Contains(report.Capability)).Select(report => $"The crawl reported '{report.Capability}', which is not declared."),
                .. reported.Where(report => report is { Status: CapabilityStatus.Denied or CapabilityStatus.Unsupported, Detail: null or "" })
                    .Select(report => $"The capability '{report.Capability}' is {report.Status}, and nothing says why."),
            ],
            "Yield one CapabilityReported for each of Descriptor.Capabilities, with the grant or version that is missing.");
    }
}
