namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>A type in the list of types, which refer to their parts by number.</summary>
internal sealed record OrcType(OrcKind Kind, IReadOnlyList<ulong> Subtypes, IReadOnlyList<string> FieldNames)
{
    public int MaximumLength { get; private init; }

    public int Precision { get; private init; }

    public int Scale { get; private init; }

    public IReadOnlyDictionary<string, string> Attributes { get; private init; } = new Dictionary<string, string>();

    public static OrcType Read(ReadOnlySpan<byte> bytes)
    {
        var (kind, length, precision, scale) = (0UL, 0UL, 0UL, 0UL);
        List<ulong> subtypes = [];
        List<string> names = [];
        Dictionary<string, string> attributes = new(StringComparer.Ordinal);
        for (var proto = new ProtoReader(bytes); proto.Next();)
        {
            switch (proto.Field)
            {
                case 1:
                    kind = proto.Number ?? 0;
                    break;
                case 2:
                    proto.AddTo(subtypes);
                    break;
                case 3:
                    names.Add(proto.Text);
                    break;
                case 4:
                    length = proto.Number ?? 0;
                    break;
                case 5:
                    precision = proto.Number ?? 0;
                    break;
                case 6:
                    scale = proto.Number ?? 0;
                    break;
                case 7:
                    AddAttribute(attributes, proto.Bytes);
                    break;
            }
        }

        return new OrcType(kind <= int.MaxValue ? (OrcKind)kind : OrcKind.Unknown, subtypes, names)
        {
            MaximumLength = Small(length),
            Precision = Small(precision),
            Scale = Small(scale),
            Attributes = attributes,
        };
    }

    private static int Small(ulong number) => (int)Math.Min(number, int.MaxValue);

    private static void AddAttribute(Dictionary<string, string> attributes, ReadOnlySpan<byte> bytes)
    {
        var (key, value) = (string.Empty, string.Empty);
        for (var proto = new ProtoReader(bytes); proto.Next();)
        {
            (key, value) = proto.Field switch
            {
                1 => (proto.Text, value),
                2 => (key, proto.Text),
                _ => (key, value),
            };
        }

        attributes[key] = value;
    }
}
