namespace MetadataIngestion.Mesh.Contracts.Reporting;

/// <summary>A group of tests in JUnit's sense.</summary>
internal sealed record JUnitSuite(string Name, IReadOnlyList<JUnitCase> Cases);
