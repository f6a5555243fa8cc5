using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Findings;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>What came of reading a file.</summary>
/// <param name="Contract">The contract; <see langword="null"/> when the file cannot be used.</param>
/// <param name="Findings">What is not right with the file.</param>
internal sealed record ContractReading(Contract? Contract, IReadOnlyList<MeshFinding> Findings);
