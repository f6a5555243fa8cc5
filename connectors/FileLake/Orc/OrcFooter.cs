namespace MetadataIngestion.Connectors.FileLake.Orc;

/// <summary>What the footer says of the file.</summary>
internal sealed record OrcFooter(IReadOnlyList<OrcType> Types, long Rows)
{
    private const int MaxTypes = 200_000;

    private static readonly string[] Writers = ["ORC Java", "ORC C++", "Presto", "ORC Go", "Trino", "cuDF"];

    /// <summary>What is known of the values of each type, by its number; empty when nothing is.</summary>
    public IReadOnlyList<OrcStatistics> Statistics { get; private init; } = [];

    public string? Writer { get; private init; }

    public bool HasEncryptedColumns { get; private init; }

    /// <exception cref="InvalidDataException">The bytes are no footer.</exception>
    public static OrcFooter Parse(ReadOnlySpan<byte> bytes)
    {
        List<OrcType> types = [];
        List<OrcStatistics> statistics = [];
        ulong? rows = null, writer = null;
        var stripeRows = 0UL;
        string? software = null;
        var isEncrypted = false;
        for (var proto = new ProtoReader(bytes); proto.Next();)
        {
            switch (proto.Field)
            {
                case 3:
                    stripeRows = checked(stripeRows + Math.Min(RowsOf(proto.Bytes), long.MaxValue));
                    break;
                case 4:
                    types.Add(types.Count < MaxTypes ? OrcType.Read(proto.Bytes) : throw new InvalidDataException("it has more than 200000 types"));
                    break;
                case 6:
                    rows = proto.Number;
                    break;
                case 7 when statistics.Count < MaxTypes:
                    statistics.Add(OrcStatistics.Read(proto.Bytes));
                    break;
                case 9:
                    writer = proto.Number;
                    break;
                case 10:
                    isEncrypted = true;
                    break;
                case 12:
                    software = proto.Text;
                    break;
            }
        }

        var counted = rows ?? stripeRows;
        return new OrcFooter(types, counted <= long.MaxValue ? (long)counted : throw new InvalidDataException("it has a number of rows that makes no sense"))
        {
            Statistics = statistics,
            Writer = WriterOf(writer, software),
            HasEncryptedColumns = isEncrypted,
        };
    }

    private static ulong RowsOf(ReadOnlySpan<byte> stripe)
    {
        for (var proto = new ProtoReader(stripe); proto.Next();)
        {
            if (proto.Field == 5)
                return proto.Number ?? 0;
        }

        return 0;
    }

    private static string? WriterOf(ulong? writer, string? software)
    {
        const int MaxLength = 200;
        var name = writer < (ulong)Writers.Length ? Writers[writer.Value] : null;
        var text = string.Join(' ', new[] { name, software }.Where(part => !string.IsNullOrEmpty(part)));
        return text.Length == 0 ? null : text[..Math.Min(text.Length, MaxLength)];
    }
}
