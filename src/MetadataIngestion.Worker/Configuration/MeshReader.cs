using MetadataIngestion.Mesh;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration;

/// <summary>Reads the files of the mesh that belong to a configuration. What is wrong in one of them is a finding and refuses nothing.</summary>
internal static class MeshReader
{
    private const string Setting = "Ingestion:Mesh:Directory";

    public static ContractCatalog ReadContracts(string directory, string folder, ObjectNode tree, ProblemList problems) => Read(
        () =>
        {
            // Without this a misspelled folder would look like contracts that were withdrawn.
            if (tree.Resolve(Setting) is { } node && !Directory.Exists(directory))
                problems.Add(node, $"names the folder {directory}, which does not exist. Correct it, or make the folder.");

            return ContractCatalog.Read(MeshFiles.FindContracts(directory).Select(file => (file, Path.GetRelativePath(folder, file))));
        },
        ContractCatalog.Empty,
        problems);

    public static MeshCatalog ReadCatalog(string directory, string folder, string? snapshot, ObjectNode tree, ProblemList problems) => Read(
        () =>
        {
            var catalog = MeshCatalog.Read(directory, file => Path.GetRelativePath(folder, file), snapshot);
            if (catalog.HasEntities && tree.Resolve($"Ingestion:Sources:{MeshSource.Name}") is { } node)
                problems.Add(node, $"has the name under which domains and data products are kept. Give the source another name.");
            return catalog;
        },
        MeshCatalog.Empty,
        problems);

    public static PolicyCatalog ReadPolicies(string directory, string folder, ProblemList problems) => Read(
        () => PolicyCatalog.Read(
            MeshFiles.FindPolicies(directory).Select(file => (file, Path.GetRelativePath(folder, file), MeshFiles.DomainOf(directory, file)))),
        PolicyCatalog.Empty,
        problems);

    private static T Read<T>(Func<T> read, T empty, ProblemList problems)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Setting, $"names a folder that cannot be listed. {exception.Message}");
            return empty;
        }
    }
}
