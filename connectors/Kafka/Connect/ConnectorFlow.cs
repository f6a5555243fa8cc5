namespace MetadataIngestion.Connectors.Kafka.Connect;

/// <summary>What a connector moves.</summary>
/// <param name="Topics">The topics that it reads or writes.</param>
/// <param name="FarEnds">The datasets at the other end.</param>
internal sealed record ConnectorFlow(IReadOnlyList<string> Topics, IReadOnlyList<FarEnd> FarEnds);
