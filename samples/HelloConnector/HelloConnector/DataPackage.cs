namespace HelloConnector;

/// <summary>What a <c>datapackage.json</c> holds, as far as it is read.</summary>
internal sealed record DataPackage
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Version { get; init; }

    public string? Homepage { get; init; }

    public DateTimeOffset? Created { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public IReadOnlyList<License> Licenses { get; init; } = [];

    public IReadOnlyList<Contributor> Contributors { get; init; } = [];

    /// <summary>A package without resources is none.</summary>
    public required IReadOnlyList<DataResource> Resources { get; init; }
}
