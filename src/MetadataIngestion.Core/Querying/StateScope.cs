namespace MetadataIngestion.Core.Querying;

/// <summary>A choice among the assets of the current state; what is <see langword="null"/> excludes nothing.</summary>
public sealed record StateScope
{
    /// <summary>Only those of this source.</summary>
    public string? Source { get; init; }

    /// <summary>Only what one of these runs changed.</summary>
    public IReadOnlyList<string>? Runs { get; init; }

    /// <summary>Only these.</summary>
    public IReadOnlyList<string>? Urns { get; init; }

    /// <summary>Only those of this type, such as <c>dataset</c>.</summary>
    public string? EntityType { get; init; }

    /// <summary>Only those in one of these domains, given by URN.</summary>
    public IReadOnlyList<string>? Domains { get; init; }

    /// <summary>
    /// Only those whose address, such as <c>/shop/sales/public/orders</c>, fits this regular expression of the kind that .NET and PostgreSQL have in common; upper and lower case are alike.
    /// </summary>
    public string? Addresses { get; init; }
}
