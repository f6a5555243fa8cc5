namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>What the log tells of one entity.</summary>
internal sealed class Trace
{
    private readonly List<(int Week, Happening What)> _happened = [];
    private long _namedAt;

    /// <summary>The URNs of the domains that its last event named.</summary>
    public IReadOnlyList<string> Domains { get; private set; } = [];

    /// <summary>The URNs of the data products that its last event named.</summary>
    public IReadOnlyList<string> Products { get; private set; } = [];

    public void Add(int week, Happening what) => _happened.Add((week, what));

    /// <summary>Learns where the entity was; events may come in any order, and not each tells all.</summary>
    public void Name(long offset, IReadOnlyList<string> domains, IReadOnlyList<string> products)
    {
        var isNewer = offset > _namedAt;
        _namedAt = Math.Max(offset, _namedAt);
        if (domains.Count > 0 && (isNewer || Domains.Count == 0))
            Domains = domains;
        if (products.Count > 0 && (isNewer || Products.Count == 0))
            Products = products;
    }

    /// <summary>Adds another trace of the entity.</summary>
    public void Add(Trace other)
    {
        _happened.AddRange(other._happened);
        Name(other._namedAt, other.Domains, other.Products);
    }

    public void CountInto(WeekCounts[] weeks)
    {
        foreach (var (week, what) in _happened)
            weeks[week].Count(what);
    }
}
