using Confluent.Kafka.Admin;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Cluster;

namespace Connectors.Kafka.Tests.Cluster;

public sealed class TopicRightsTests
{
    [Fact]
    public void OwnersOf_RightToAlter_GoesBeforeTheRightToWrite() => Assert.Equal(
        ["bob: may alter the topic", "alice: may write the topic"],
        Owners(Allow("orders", "User:alice", AclOperation.Write), Allow("orders", "User:bob", AclOperation.Alter)));

    [Fact]
    public void OwnersOf_RuleAboutTheTopic_GoesBeforeOneAboutMany() => Assert.Equal(
        ["team: may alter the topic", "platform: may alter topics that begin with ord", "everything: may alter topics that begin with o"],
        Owners(
            Allow("o", "User:everything", AclOperation.All, isPrefix: true),
            Allow("ord", "User:platform", AclOperation.Alter, isPrefix: true),
            Allow("orders", "User:team", AclOperation.All),
            Allow("pay", "User:others", AclOperation.Alter, isPrefix: true)));

    [Fact]
    public void OwnersOf_RulesThatSayNothing_AreLeftOut() => Assert.Empty(Owners(
        Allow("*", "User:admin", AclOperation.All),
        Allow("orders", "User:*", AclOperation.Write),
        Allow("orders", "User:reader", AclOperation.Read),
        Allow("payments", "User:other", AclOperation.Write)));

    [Fact]
    public void OwnersOf_DeniedPrincipal_IsNone() => Assert.Empty(Owners(
        Allow("ord", "User:alice", AclOperation.Write, isPrefix: true), new TopicRight("orders", false, "User:alice", AclOperation.Write, Allows: false)));

    [Fact]
    public void OwnersOf_PrincipalsOfBothKinds_KeepTheirs() => Assert.Equal(
        [PrincipalKind.Group, PrincipalKind.User],
        new TopicRights([Allow("orders", "Group:a", AclOperation.Write), Allow("orders", "User:CN=app,O=shop", AclOperation.Write)]).OwnersOf("orders").Select(owner => owner.Kind));

    private static IEnumerable<string> Owners(params TopicRight[] rights) => new TopicRights(rights).OwnersOf("orders").Select(owner => $"{owner.Principal}: {owner.FoundIn}");

    private static TopicRight Allow(string topic, string principal, AclOperation operation, bool isPrefix = false) => new(topic, isPrefix, principal, operation, Allows: true);
}
