namespace MetadataIngestion.Mesh.Products;

/// <summary>The datasets of a product that the sources have now.</summary>
internal sealed class ProductMembers
{
    /// <summary>The most that are listed: a list is one aspect, and destinations take about a megabyte at once.</summary>
    public const int MaxListed = 2000;

    // By URN, so that the list is the same whatever was crawled first.
    private readonly SortedDictionary<string, bool> _listed = new(StringComparer.Ordinal);

    /// <summary>The URNs with whether each is an output port.</summary>
    public IReadOnlyDictionary<string, bool> Listed => _listed;

    /// <summary>Whether there are more than are listed.</summary>
    public bool IsCut { get; private set; }

    public void Add(string urn, bool isOutputPort)
    {
        _listed[urn] = isOutputPort || _listed.GetValueOrDefault(urn);
        if (_listed.Count <= MaxListed)
            return;

        _listed.Remove(_listed.Keys.Last());
        IsCut = true;
    }
}
