namespace MetadataIngestion.Connectors.PostgreSql.Tests.Conformance;

/// <summary>Tests that no other may run beside: a crawl names every database of the server that it leaves out, and other tests create and drop some.</summary>
[CollectionDefinition(nameof(AloneOnTheServer), DisableParallelization = true)]
public sealed class AloneOnTheServer;
