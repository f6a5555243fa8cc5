using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration;

/// <summary>Reads the files and settings of a configuration into one tree, the stronger over the weaker.</summary>
internal sealed class ConfigurationReader(string currentDirectory, ProblemList problems)
{
    private static readonly string[] NamedEntries = ["Ingestion:Sources", "Ingestion:Sinks", "Ingestion:AdHoc"];

    public ObjectNode Read(ConfigurationFiles files, IReadOnlyList<ObjectNode> settings)
    {
        var root = new ObjectNode(string.Empty, new NodeLocation("the configuration"));
        foreach (var part in files.Parts)
        {
            if (ReadFile(part) is { } node)
            {
                ReportRepeatedNames(root, node);
                NodeMerger.Merge(root, node);
            }
        }

        foreach (var overlay in files.Overlays.Select(ReadFile).OfType<ObjectNode>().Concat(settings))
            NodeMerger.Merge(root, overlay);

        return root;
    }

    private ObjectNode? ReadFile(string file)
    {
        var name = NameForPeople(file);
        try
        {
            return new JsonNodeReader(name, problems).Read(File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(string.Empty, $"cannot be read. {exception.Message}", new NodeLocation(name));
            return null;
        }
    }

    private void ReportRepeatedNames(ObjectNode known, ObjectNode added)
    {
        foreach (var section in NamedEntries)
        {
            if (known.Resolve(section) is not ObjectNode before || added.Resolve(section) is not ObjectNode after)
                continue;

            foreach (var (name, node) in after.Members)
            {
                if (before.TryGet(name, out var first))
                    problems.Add(node, $"is defined twice, first in {first.Location}. Rename one; upper and lower case are the same here.");
            }
        }
    }

    private string NameForPeople(string file)
    {
        var relative = Path.GetRelativePath(currentDirectory, file);
        return relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
    }
}
