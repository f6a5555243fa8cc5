namespace HelloConnector;

internal sealed record TableField
{
    public required string Name { get; init; }

    /// <summary>Any, when the schema does not say.</summary>
    public string Type { get; init; } = "any";

    public string? Format { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public FieldConstraints? Constraints { get; init; }
}
