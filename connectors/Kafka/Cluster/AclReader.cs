using Confluent.Kafka.Admin;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>Reads who may do what with topics.</summary>
internal sealed class AclReader(ClusterSession session, KafkaOptions options)
{
    private static readonly AclBindingFilter OfTopics = new()
    {
        PatternFilter = new ResourcePatternFilter { Type = ResourceType.Topic, ResourcePatternType = ResourcePatternType.Any },
        EntryFilter = new AccessControlEntryFilter { Operation = AclOperation.Any, PermissionType = AclPermissionType.Any },
    };

    /// <exception cref="MetadataIngestion.Abstractions.SourceException">The cluster did not answer, or refused to.</exception>
    public async Task<TopicRights> ReadAsync(CancellationToken cancellationToken)
    {
        var result = await session.AskAsync(
            "describe the rights on topics", client => client.DescribeAclsAsync(OfTopics, new DescribeAclsOptions { RequestTimeout = options.RequestTimeout }), cancellationToken);
        return new TopicRights([.. result.AclBindings.Select(Read)]);
    }

    private static TopicRight Read(AclBinding binding) => new(
        binding.Pattern.Name,
        binding.Pattern.ResourcePatternType == ResourcePatternType.Prefixed,
        binding.Entry.Principal,
        binding.Entry.Operation,
        binding.Entry.PermissionType == AclPermissionType.Allow);
}
