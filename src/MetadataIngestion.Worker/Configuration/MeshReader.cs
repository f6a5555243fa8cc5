using MetadataIngestion.Mesh;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration;

/// <summary>Reads the files of the mesh that belong to a configuration. What is wrong in one of them is a finding and refuses nothing.</summary>
internal static class MeshReader
{
    private const string Setting = "Ingestion:Mesh:Directory";

    public static ContractCatalog ReadContracts(string directory, string folder, ObjectNode tree, ProblemList problems)
    {
        try
        {
            // Without this a misspelled folder would look like contracts that were withdrawn.
            if (tree.Resolve(Setting) is { } node && !Directory.Exists(directory))
                problems.Add(node, $"names the folder {directory}, which does not exist. Correct it, or make the folder.");

            return ContractCatalog.Read(MeshFiles.FindContracts(directory).Select(file => (file, Path.GetRelativePath(folder, file))));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Setting, $"names a folder that cannot be listed. {exception.Message}");
            return ContractCatalog.Empty;
        }
    }

    public static PolicyCatalog ReadPolicies(string directory, string folder, ProblemList problems)
    {
        try
        {
            return PolicyCatalog.Read(MeshFiles.FindPolicies(directory).Select(file => (file.Path, Path.GetRelativePath(folder, file.Path), file.Domain)));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(Setting, $"names a folder that cannot be listed. {exception.Message}");
            return PolicyCatalog.Empty;
        }
    }
}
