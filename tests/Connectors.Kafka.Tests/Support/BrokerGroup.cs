namespace Connectors.Kafka.Tests.Support;

/// <summary>A consumer group of a <see cref="TestBroker"/> with one member for each topic.</summary>
internal sealed record BrokerGroup(string State, params string[] Topics);
