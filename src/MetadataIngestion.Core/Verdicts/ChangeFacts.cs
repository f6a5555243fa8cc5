namespace MetadataIngestion.Core.Verdicts;

/// <summary>What the events about one change of one entity have in common.</summary>
/// <param name="Urn">The entity.</param>
/// <param name="EntityType">Its type in DataHub's registry.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="ObservedAt">When the run looked, in milliseconds since 1970.</param>
internal sealed record ChangeFacts(string Urn, string EntityType, string Name, long ObservedAt)
{
    /// <summary>Who may be hurt.</summary>
    public Impact Impact { get; init; } = Impact.None;

    /// <summary>The schema's version before; <see langword="null"/> for what has none.</summary>
    public SchemaVersion? Before { get; init; }

    /// <summary>The schema's version now; <see langword="null"/> for what has none.</summary>
    public SchemaVersion? After { get; init; }

    /// <summary>The URN under which a renamed entity lives on.</summary>
    public string? RenamedTo { get; init; }
}
