namespace MetadataIngestion.Connectors.PostgreSql.Lineage.Analysis;

/// <summary>Lends collectors, so that a view costs no more of them than its queries nest.</summary>
internal sealed class EdgeCollectors(LineageBudget budget)
{
    private readonly Stack<EdgeCollector> _free = [];

    public EdgeCollector Rent() => _free.TryPop(out var collector) ? collector : new EdgeCollector(budget);

    public void Return(EdgeCollector collector)
    {
        collector.Clear();
        _free.Push(collector);
    }
}
