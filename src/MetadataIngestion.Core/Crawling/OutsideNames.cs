namespace MetadataIngestion.Core.Crawling;

/// <summary>Names that a crawl of one scope met outside of it, to propose when the scope holds nothing.</summary>
internal sealed class OutsideNames(CrawlScope scope)
{
    private const int Kept = 1000;
    private const int Proposed = 5;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    public void Add(string name)
    {
        if (name.Length > 0 && _names.Count < Kept)
            _names.Add(name);
    }

    /// <summary>Those that begin like the scope come first.</summary>
    public IReadOnlyList<string> Nearest() =>
        [.. _names.OrderByDescending(CommonLength).ThenBy(name => name, StringComparer.Ordinal).Take(Proposed)];

    private int CommonLength(string name) =>
        name.Zip(scope.Text).TakeWhile(pair => char.ToUpperInvariant(pair.First) == char.ToUpperInvariant(pair.Second)).Count();
}
