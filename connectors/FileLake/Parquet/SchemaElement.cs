namespace MetadataIngestion.Connectors.FileLake.Parquet;

/// <summary>One element of a Parquet schema, which is a tree written depth first.</summary>
internal sealed record SchemaElement
{
    public const int Optional = 1;
    public const int Repeated = 2;

    public string Name { get; private init; } = string.Empty;

    /// <summary>How values are stored; <see langword="null"/> for a group.</summary>
    public int? Type { get; private init; }

    public int TypeLength { get; private init; }

    public int? Repetition { get; private init; }

    public int? ChildCount { get; private init; }

    public int? FieldId { get; private init; }

    public Annotation Annotation { get; private init; } = Annotation.None;

    public static SchemaElement Read(ref ThriftReader thrift)
    {
        var element = new SchemaElement();
        int? converted = null;
        Annotation? logical = null;
        var (scale, precision) = (0, 0);
        thrift.EnterStruct();
        for (var id = 0; thrift.NextField(ref id, out var type);)
        {
            switch (id)
            {
                case 6:
                    converted = thrift.ReadInt32(type);
                    break;
                case 7:
                    scale = thrift.ReadInt32(type) ?? 0;
                    break;
                case 8:
                    precision = thrift.ReadInt32(type) ?? 0;
                    break;
                case 10:
                    logical = AnnotationReader.Read(ref thrift, type);
                    break;
                default:
                    element = element.ReadField(ref thrift, id, type);
                    break;
            }
        }

        return element with { Annotation = logical ?? Annotation.FromConverted(converted, precision, scale) };
    }

    private SchemaElement ReadField(ref ThriftReader thrift, int id, ThriftType type)
    {
        switch (id)
        {
            case 1:
                return this with { Type = thrift.ReadInt32(type) };
            case 2:
                return this with { TypeLength = thrift.ReadInt32(type) ?? 0 };
            case 3:
                return this with { Repetition = thrift.ReadInt32(type) };
            case 4:
                return this with { Name = thrift.ReadText(type) ?? string.Empty };
            case 5:
                return this with { ChildCount = thrift.ReadInt32(type) };
            case 9:
                return this with { FieldId = thrift.ReadInt32(type) };
            default:
                thrift.Skip(type);
                return this;
        }
    }
}
