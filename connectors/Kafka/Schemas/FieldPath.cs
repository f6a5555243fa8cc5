namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>The beginning of a path in DataHub's second form, such as <c>[version=2.0].[type=Order].[type=array].lines</c>.</summary>
internal readonly record struct FieldPath(string Text)
{
    public static FieldPath Root(bool isKey) => new(isKey ? "[version=2.0].[key=True]" : "[version=2.0]");

    public FieldPath Type(string type) => new($"{Text}.[type={type}]");

    /// <summary>A name; a schema that is no record has a path without.</summary>
    public FieldPath Name(string? name) => name is null ? this : new FieldPath($"{Text}.{name}");

    public override string ToString() => Text;
}
