namespace MetadataIngestion.Worker.Configuration.Tree;

internal sealed class ValueNode(string path, NodeLocation location, ValueKind kind, string? text) : ConfigurationNode(path, location)
{
    public ValueKind Kind { get; } = kind;

    /// <summary>The value as written; <see langword="null"/> for null.</summary>
    public string? Text { get; } = text;

    /// <summary>Whether a reference filled the value in, so that it must not be shown.</summary>
    public bool IsSecret { get; init; }

    public bool IsNull => Kind == ValueKind.Null;

    public override string Description => Kind switch
    {
        ValueKind.Number => "a number",
        ValueKind.Boolean => "true or false",
        ValueKind.Null => "null",
        _ => "text",
    };
}
