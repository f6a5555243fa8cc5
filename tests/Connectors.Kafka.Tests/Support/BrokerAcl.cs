namespace Connectors.Kafka.Tests.Support;

/// <summary>A right on topics of a <see cref="TestBroker"/>, by the protocol's numbers: pattern 3 is literal and 4 a prefix; operation 4 is write and 7 alter; permission 3 allows.</summary>
internal sealed record BrokerAcl(string Topic, sbyte Pattern, string Principal, sbyte Operation, sbyte Permission = 3);
