using MetadataIngestion.Core.Configuration;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Notes problems by path alone; where the value was written is looked up.</summary>
internal sealed class SectionProblems(ObjectNode root, ProblemList problems)
{
    public void Add(string path, string message) => problems.Add(path, message, Locate(path));

    public void Add(string path, IEnumerable<OptionError> errors)
    {
        foreach (var error in errors)
            Add(ConfigurationNode.Combine(path, error.Path), error.Message);
    }

    // A value that is missing is told with the place of what should hold it.
    private NodeLocation? Locate(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOf(':', end - 1))
        {
            if (root.Resolve(path[..end]) is { } node)
                return node.Location;
        }

        return null;
    }
}
