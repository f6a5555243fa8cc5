using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration;

/// <summary>Collects everything that is wrong with a configuration, so that it is told at once.</summary>
internal sealed class ProblemList
{
    private readonly List<ConfigurationProblem> _problems = [];

    public int Count => _problems.Count;

    public IReadOnlyList<ConfigurationProblem> Problems => _problems;

    public void Add(string path, string message, NodeLocation? location = null) =>
        _problems.Add(new ConfigurationProblem(path, message, location));

    public void Add(ConfigurationNode node, string message) => Add(node.Path, message, node.Location);

    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new ConfigurationException(_problems);
    }
}
