using Confluent.Kafka.Admin;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>The rights on all topics, read as evidence of who owns them. Rules for every topic or everyone say nothing about an owner.</summary>
internal sealed class TopicRights
{
    private const string Everything = "*";

    private readonly ILookup<string, TopicRight> _named;
    private readonly List<TopicRight> _prefixed;

    public TopicRights(IReadOnlyCollection<TopicRight> rights)
    {
        IsEmpty = rights.Count == 0;
        var telling = rights.Where(right => right.Topic != Everything && !right.Principal.EndsWith(":*", StringComparison.Ordinal)).ToList();
        _named = telling.Where(right => !right.IsPrefix).ToLookup(right => right.Topic, StringComparer.Ordinal);
        _prefixed = [.. telling.Where(right => right.IsPrefix)];
    }

    /// <summary>Whether there are no rights at all.</summary>
    public bool IsEmpty { get; }

    /// <summary>Who may alter or write a topic: the right to alter before the right to write, rules about the topic before rules about many.</summary>
    public IReadOnlyList<OwnerEvidence> OwnersOf(string topic)
    {
        var rights = _named[topic].Concat(_prefixed.Where(right => topic.StartsWith(right.Topic, StringComparison.Ordinal))).ToList();
        var denied = rights.Where(right => !right.Allows).Select(right => (right.Principal, right.Operation)).ToHashSet();
        return
        [
            .. rights
                .Where(right => right.Allows && StrengthOf(right.Operation) > 0 && !denied.Contains((right.Principal, right.Operation)))
                .OrderByDescending(right => StrengthOf(right.Operation))
                .ThenByDescending(right => right.IsPrefix ? right.Topic.Length : int.MaxValue)
                .ThenBy(right => right.Principal, StringComparer.Ordinal)
                .DistinctBy(right => right.Principal)
                .Select(ToEvidence),
        ];
    }

    private static int StrengthOf(AclOperation operation) => operation switch
    {
        AclOperation.All or AclOperation.Alter => 2,
        AclOperation.Write => 1,
        _ => 0,
    };

    private static OwnerEvidence ToEvidence(TopicRight right)
    {
        var (type, name) = right.Principal.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
            ? (right.Principal[..colon], right.Principal[(colon + 1)..])
            : (string.Empty, right.Principal);
        var may = right.Operation == AclOperation.Write ? "write" : "alter";
        var what = right.IsPrefix ? $"topics that begin with {right.Topic}" : "the topic";
        return new OwnerEvidence(name, $"may {may} {what}")
        {
            Kind = type switch { "User" => PrincipalKind.User, "Group" => PrincipalKind.Group, _ => PrincipalKind.Unknown },
        };
    }
}
