using MetadataIngestion.TdsServer.Protocol;

namespace MetadataIngestion.TdsServer.Results;

/// <summary>Writes a column's type as the metadata of a result has it.</summary>
internal static class ColumnTypes
{
    /// <summary>Latin1, case-insensitive, code page 1252.</summary>
    public static readonly byte[] Collation = [0x09, 0x04, 0xD0, 0x00, 0x34];

    private const int VariantLength = 8009;

    public static void Write(PacketBuffer buffer, ColumnType type)
    {
        switch (type)
        {
            case ColumnType.Char:
                buffer.Write([0xAF, 0x02, 0x00, .. Collation]);
                break;
            case ColumnType.NVarChar:
                buffer.Write([0xE7, 0x40, 0x1F, .. Collation]);
                break;
            case ColumnType.NVarCharMax:
                buffer.Write([0xE7, 0xFF, 0xFF, .. Collation]);
                break;
            case ColumnType.VarBinary:
                buffer.Write([0xA5, 0x40, 0x1F]);
                break;
            case ColumnType.VarBinaryMax:
                buffer.Write([0xA5, 0xFF, 0xFF]);
                break;
            case ColumnType.Variant:
                buffer.WriteByte(0x62);
                buffer.WriteInt32(VariantLength);
                break;
            default:
                buffer.Write(FixedOf(type));
                break;
        }
    }

    private static byte[] FixedOf(ColumnType type) => type switch
    {
        ColumnType.Bit => [0x68, 1],
        ColumnType.TinyInt => [0x26, 1],
        ColumnType.SmallInt => [0x26, 2],
        ColumnType.Int => [0x26, 4],
        ColumnType.BigInt => [0x26, 8],
        ColumnType.Float => [0x6D, 8],
        ColumnType.Decimal => [0x6A, 17, 38, 4],
        ColumnType.Money => [0x6E, 8],
        ColumnType.Xml => [0xF1, 0],
        ColumnType.UniqueIdentifier => [0x24, 16],
        ColumnType.Date => [0x28],
        ColumnType.Time => [0x29, 7],
        ColumnType.DateTime => [0x6F, 8],
        ColumnType.DateTime2 => [0x2A, 7],
        ColumnType.DateTimeOffset => [0x2B, 7],
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "has no fixed form"),
    };
}
