namespace MetadataIngestion.Abstractions;

/// <summary>What a connector is and can do.</summary>
public sealed record ConnectorDescriptor
{
    /// <summary>The name that configurations use, such as <c>postgresql</c>; lower-case letters, digits and dashes.</summary>
    public required string Type { get; init; }

    /// <summary>The name for people, such as <c>PostgreSQL</c>.</summary>
    public required string DisplayName { get; init; }

    /// <summary>The platform as DataHub spells it, such as <c>postgres</c>.</summary>
    public required string Platform { get; init; }

    /// <summary>The plugin's own version.</summary>
    public required Version Version { get; init; }

    /// <summary>The version of the contract it was built against: <see cref="ContractVersion.Current"/> at that time.</summary>
    public required Version Contract { get; init; }

    /// <summary>How far it may be relied upon. The default is <see cref="ConnectorStability.Experimental"/>.</summary>
    public ConnectorStability Stability { get; init; }

    /// <summary>What it can do, by short stable names such as <c>view-lineage</c>.</summary>
    public IReadOnlyList<ConnectorCapability> Capabilities { get; init; } = [];

    /// <summary>Whether its sources can be divided over several workers, as <see cref="ISplittableSource"/>s can. The default is <see langword="false"/>.</summary>
    public bool CanSplit { get; init; }

    /// <summary>
    /// The type of the options under <c>Ingestion:Sources:NAME:Options</c>: a class with a parameterless constructor, settable properties
    /// and data annotations. Unknown keys are errors. <see langword="null"/> for a connector without options.
    /// </summary>
    public Type? OptionsType { get; init; }
}
