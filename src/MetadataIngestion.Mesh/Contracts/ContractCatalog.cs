using System.Security.Cryptography;
using System.Text;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Findings;

namespace MetadataIngestion.Mesh.Contracts;

/// <summary>The contracts of a configuration. Immutable, and safe to use from many threads.</summary>
public sealed class ContractCatalog
{
    private ContractCatalog(IReadOnlyList<Contract> contracts, IReadOnlyList<MeshFinding> findings, bool isComplete, string fingerprint) =>
        (Contracts, Findings, IsComplete, Fingerprint, Targets) = (contracts, findings, isComplete, fingerprint, new ContractTargets(contracts));

    /// <summary>No contracts.</summary>
    public static ContractCatalog Empty { get; } = new([], [], isComplete: true, string.Empty);

    /// <summary>Whether every file could be used. Of one that could not, nobody knows what it was about.</summary>
    public bool IsComplete { get; }

    /// <summary>Differs between two catalogs when any of the files says something else.</summary>
    public string Fingerprint { get; }

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
        var readings = files.Select(file => ContractReader.ReadFile(file.Path, file.Name)).ToList();
        if (readings.Count == 0)
            return Empty;

        var contracts = new List<Contract>();
        var findings = readings.SelectMany(reading => reading.Findings).ToList();
        foreach (var contract in readings.Select(reading => reading.Contract).OfType<Contract>())
        {
            if (contracts.FirstOrDefault(other => other.Id == contract.Id && other.Version == contract.Version) is { } same)
                findings.Add(Repeated(contract, same));
            else
                contracts.Add(contract);
        }

        return new ContractCatalog(contracts, findings, readings.TrueForAll(reading => reading.Contract is not null), FingerprintOf(contracts, findings));
    }

    private static string FingerprintOf(List<Contract> contracts, List<MeshFinding> findings)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in contracts.Select(contract => $"{contract.File}\n{contract.Document.Normalize()}").Concat(findings.Select(finding => $"{finding.Place} {finding.Message}\n")))
            hash.AppendData(Encoding.UTF8.GetBytes(text));

        return Convert.ToHexStringLower(hash.GetHashAndReset());
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
