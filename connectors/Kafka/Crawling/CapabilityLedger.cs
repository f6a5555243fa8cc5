using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Cluster;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>What becomes of the capabilities in a crawl. The worst that is noted of one counts.</summary>
internal sealed class CapabilityLedger
{
    private readonly Dictionary<string, CapabilityReported> _outcomes = Capabilities.All.ToDictionary(
        capability => capability.Name, capability => new CapabilityReported(capability.Name, CapabilityStatus.Ran));

    public IEnumerable<CapabilityReported> Outcomes => Capabilities.All.Select(capability => _outcomes[capability.Name]);

    /// <summary>Whether a capability is neither turned off nor known to fail.</summary>
    public bool Runs(string capability) => _outcomes[capability].Status == CapabilityStatus.Ran;

    public void Note(string capability, CapabilityStatus status, string detail) => _outcomes[capability] = new CapabilityReported(capability, status, detail);

    /// <summary>Turns a capability off that is not wanted, or that the native library cannot do.</summary>
    public void Choose(string capability, bool isWanted, string option, NativeVersion? needed = null)
    {
        if (!isWanted)
            Note(capability, CapabilityStatus.Skipped, $"{option} is not set");
        else if (needed is { } version && KafkaLibrary.Lacks(version) is { } reason)
            Note(capability, CapabilityStatus.Unsupported, reason);
    }

    /// <summary>Reads what a capability needs, unless it is off. Without the right to it the crawl goes on.</summary>
    /// <param name="capability">The capability.</param>
    /// <param name="grant">The right that it takes, for people.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="otherwise">What stands for it where it cannot be read.</param>
    public async Task<T> TryAsync<T>(string capability, string grant, Func<Task<T>> read, T otherwise)
    {
        if (!Runs(capability))
            return otherwise;

        try
        {
            return await read();
        }
        catch (SourceAccessDeniedException cause)
        {
            Note(capability, CapabilityStatus.Denied, $"{cause.Message} {grant}");
        }
        catch (UnsupportedRequestException cause)
        {
            Note(capability, CapabilityStatus.Unsupported, cause.Message);
        }

        return otherwise;
    }
}
