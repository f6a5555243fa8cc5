using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Findings;

namespace MetadataIngestion.Mesh.Contracts;

/// <summary>The contracts of a configuration. Immutable, and safe to use from many threads.</summary>
public sealed class ContractCatalog
{
    private ContractCatalog(IReadOnlyList<Contract> contracts, IReadOnlyList<MeshFinding> findings) =>
        (Contracts, Findings, Targets) = (contracts, findings, new ContractTargets(contracts));

    /// <summary>No contracts.</summary>
    public static ContractCatalog Empty { get; } = new([], []);

    /// <summary>What is not right with the files.</summary>
    public IReadOnlyList<MeshFinding> Findings { get; }

    /// <summary>How many contracts there are.</summary>
    public int Count => Contracts.Count;

    internal IReadOnlyList<Contract> Contracts { get; }

    internal ContractTargets Targets { get; }

    /// <summary>Reads contract files.</summary>
    /// <param name="files">Each file's path, and how people know it; in the order that decides between two of the same contract.</param>
    public static ContractCatalog Read(IEnumerable<(string Path, string Name)> files)
    {
        var contracts = new List<Contract>();
        var findings = new List<MeshFinding>();
        foreach (var (path, name) in files)
        {
            var reading = ContractReader.ReadFile(path, name);
            findings.AddRange(reading.Findings);
            if (reading.Contract is not { } contract)
                continue;

            if (contracts.FirstOrDefault(other => other.Id == contract.Id && other.Version == contract.Version) is { } same)
                findings.Add(Repeated(contract, same));
            else
                contracts.Add(contract);
        }

        return contracts.Count + findings.Count == 0 ? Empty : new ContractCatalog(contracts, findings);
    }

    private static MeshFinding Repeated(Contract contract, Contract same)
    {
        var position = contract.Document.Root.Position;
        return new MeshFinding(
            FindingCodes.Repeated,
            FindingLevel.Error,
            contract.File,
            position.Line,
            position.Column,
            $"The contract {contract} is in {same.File} already; this file is left out.",
            "Delete one of the two, or give this one another version.");
    }
}
