using MetadataIngestion.Mesh;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Worker.Hosting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Finds the contracts that the user means: files and folders by name, else those of the configuration.</summary>
internal static class ContractSelection
{
    /// <exception cref="UsageException">A name is neither a file nor a folder with contract files.</exception>
    public static ContractCatalog Pick(VerbContext context, IngestionRuntime runtime, IReadOnlyList<string> paths) =>
        paths.Count == 0 ? runtime.Configuration.Contracts : ContractCatalog.Read(paths.SelectMany(path => Find(context, path)).Distinct());

    /// <exception cref="UsageException">The name is neither a file nor a folder with contract files.</exception>
    public static IReadOnlyList<(string Path, string Name)> Find(VerbContext context, string path)
    {
        var folder = context.Environment.CurrentDirectory;
        var full = Path.GetFullPath(path, folder);
        IReadOnlyList<string> files = File.Exists(full) ? [full] : Directory.Exists(full) ? MeshFiles.FindBelow(full) : [];
        return files.Count > 0
            ? [.. files.Select(file => (file, Path.GetRelativePath(folder, file)))]
            : throw new UsageException($"there is no file {path}, and no folder {path} with .yaml files in it.");
    }
}
