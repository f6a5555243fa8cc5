namespace MetadataIngestion.Worker.Configuration;

/// <summary>The configuration cannot be used. The message lists everything that is wrong with it.</summary>
internal sealed class ConfigurationException(IReadOnlyList<ConfigurationProblem> problems) : Exception(Describe(problems))
{
    public IReadOnlyList<ConfigurationProblem> Problems { get; } = problems;

    /// <summary>Every problem in lines for people.</summary>
    public string ProblemText => List(Problems);

    private static string Describe(IReadOnlyList<ConfigurationProblem> problems)
    {
        var summary = problems.Count == 1
            ? "the configuration has a problem; nothing was started."
            : $"the configuration has {problems.Count} problems; nothing was started.";
        return $"{summary}\n{List(problems)}";
    }

    private static string List(IReadOnlyList<ConfigurationProblem> problems)
    {
        var lines = new List<string>();
        foreach (var problem in problems)
        {
            lines.Add($"  {(problem.Path.Length == 0 ? "(whole file)" : problem.Path)}");
            lines.Add($"    {problem.Message}");
            if (problem.Location is { } location)
                lines.Add($"    in {location}");
        }

        return string.Join('\n', lines);
    }
}
