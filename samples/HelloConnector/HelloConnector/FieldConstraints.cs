namespace HelloConnector;

internal sealed record FieldConstraints
{
    public bool Required { get; init; }

    public long? MaxLength { get; init; }

    public IReadOnlyList<string> Enum { get; init; } = [];
}
