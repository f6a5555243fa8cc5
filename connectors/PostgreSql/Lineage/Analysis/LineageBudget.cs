namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Counts what the analysis of one view has cost and ends it at the limits.</summary>
internal sealed class LineageBudget(LineageLimits limits)
{
    private int _steps;
    private int _edges;
    private int _depth;

    public void SpendSteps(int count)
    {
        if ((_steps += count) > limits.MaxSteps)
            throw new LineageException(LineageFailure.TooLarge, $"The view takes more than {limits.MaxSteps} steps to analyze.");
    }

    public void SpendEdges(int count)
    {
        if ((_edges += count) > limits.MaxEdges)
            throw new LineageException(LineageFailure.TooLarge, $"The view has more than {limits.MaxEdges} lineage edges.");
    }

    public void Enter()
    {
        if (++_depth > limits.MaxQueryDepth)
            throw new LineageException(LineageFailure.TooDeep, $"The view nests queries more than {limits.MaxQueryDepth} levels deep.");
    }

    public void Leave() => _depth--;
}
