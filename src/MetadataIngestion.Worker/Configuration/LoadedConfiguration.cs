using MetadataIngestion.Mesh;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Worker.Configuration.Options;
using MetadataIngestion.Worker.Configuration.Tree;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Configuration;

/// <summary>A configuration as read, whose problems may not all be known yet.</summary>
internal sealed class LoadedConfiguration
{
    public required RootOptions Options { get; init; }

    /// <summary>Every value with the place where it was written.</summary>
    public required ObjectNode Tree { get; init; }

    public required ConfigurationFiles Files { get; init; }

    /// <summary>The files that references of the form <c>${file:PATH}</c> named.</summary>
    public IReadOnlyCollection<string> SecretFiles { get; init; } = [];

    /// <summary>The contracts of the mesh.</summary>
    public ContractCatalog Contracts { get; init; } = ContractCatalog.Empty;

    /// <summary>The domains and data products of the mesh.</summary>
    public MeshCatalog Mesh { get; init; } = MeshCatalog.Empty;

    /// <summary>The policies of the mesh.</summary>
    public PolicyCatalog Policies { get; init; } = PolicyCatalog.Empty;

    /// <summary>What is not right with the files of the mesh.</summary>
    public IEnumerable<MeshFinding> MeshFindings => [.. Contracts.Findings, .. Mesh.Findings, .. Policies.Findings];

    /// <summary>What is wrong with it so far.</summary>
    public required ProblemList Problems { get; init; }

    public IngestionOptions Ingestion => Options.Ingestion;

    /// <summary>The full path of the embedded store's file.</summary>
    public string StorePath => Path.GetFullPath(Ingestion.Store.Path, Files.Folder);

    /// <summary>The store for people, without secrets.</summary>
    public string StoreName => Ingestion.Store.Provider == StoreProvider.Sqlite ? StorePath : StoreFactory.SharedOptions(Ingestion.Store).Name;

    /// <summary>The full path of the folder that holds the mesh's files.</summary>
    public string MeshFolder => Path.GetFullPath(Ingestion.Mesh.Directory, Files.Folder);

    /// <summary>The file that keeps what an LDAP server says, beside the store; <see langword="null"/> when none is used.</summary>
    public string? DirectorySnapshot => SnapshotOf(Ingestion, Files.Folder);

    public static string? SnapshotOf(IngestionOptions ingestion, string folder) => !ingestion.Mesh.Ldap.IsUsed
        ? null
        : Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ingestion.Store.Path, folder))!, "directory.json");

    /// <summary>Differs between two configurations when they say something else.</summary>
    public string Fingerprint => NodeFingerprint.Of(Tree) + Contracts.Fingerprint + Mesh.Fingerprint + Policies.Fingerprint;

    /// <summary>The files whose content it depends on: those it was read from, those that may be added, secret files and the mesh's files.</summary>
    public IReadOnlyList<string> WatchedFiles() => [.. Files.Candidates(), .. SecretFiles, .. MeshFiles.FindAll(MeshFolder), .. DirectorySnapshot is { } snapshot ? [snapshot] : Array.Empty<string>()];
}
