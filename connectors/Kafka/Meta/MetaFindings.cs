using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Meta;

/// <summary>What mappings made of properties.</summary>
internal sealed class MetaFindings
{
    public List<string> Tags { get; } = [];

    public List<string> Terms { get; } = [];

    public List<OwnerEvidence> Owners { get; } = [];

    public List<string> Domains { get; } = [];

    /// <summary>Addresses of documents and what they are called.</summary>
    public List<KeyValuePair<string, string>> Links { get; } = [];

    public void AddRange(MetaFindings others)
    {
        Tags.AddRange(others.Tags);
        Terms.AddRange(others.Terms);
        Owners.AddRange(others.Owners);
        Domains.AddRange(others.Domains);
        Links.AddRange(others.Links);
    }
}
