using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using MetadataIngestion.TdsServer.Protocol;

namespace MetadataIngestion.TdsServer.Results;

/// <summary>Writes values as rows have them.</summary>
internal static class ValueWriter
{
    private static readonly DateTime s_firstDay = new(1900, 1, 1);

    public static void Write(PacketBuffer buffer, ColumnType type, object value)
    {
        switch (type)
        {
            case ColumnType.NVarChar:
                WriteShort(buffer, Encoding.Unicode.GetBytes((string)value));
                break;
            case ColumnType.Char:
                WriteShort(buffer, Encoding.Latin1.GetBytes((string)value));
                break;
            case ColumnType.VarBinary:
                WriteShort(buffer, (byte[])value);
                break;
            case ColumnType.NVarCharMax or ColumnType.Xml:
                buffer.WriteLong(Encoding.Unicode.GetBytes((string)value));
                break;
            case ColumnType.VarBinaryMax:
                buffer.WriteLong((byte[])value);
                break;
            case ColumnType.Variant:
                WriteVariant(buffer, value);
                break;
            default:
                WriteCounted(buffer, type, value);
                break;
        }
    }

    public static void WriteNull(PacketBuffer buffer, ColumnType type)
    {
        if (type is ColumnType.NVarCharMax or ColumnType.VarBinaryMax or ColumnType.Xml)
            buffer.WriteInt64(-1);
        else if (type is ColumnType.NVarChar or ColumnType.Char or ColumnType.VarBinary)
            buffer.WriteUInt16(0xFFFF);
        else if (type == ColumnType.Variant)
            buffer.WriteInt32(0);
        else
            buffer.WriteByte(0);
    }

    private static void WriteShort(PacketBuffer buffer, ReadOnlySpan<byte> bytes)
    {
        buffer.WriteUInt16(bytes.Length);
        buffer.Write(bytes);
    }

    private static void WriteCounted(PacketBuffer buffer, ColumnType type, object value)
    {
        Span<byte> bytes = stackalloc byte[17];
        var length = Encode(bytes, type, value);
        buffer.WriteByte((byte)length);
        buffer.Write(bytes[..length]);
    }

    private static int Encode(Span<byte> bytes, ColumnType type, object value)
    {
        switch (type)
        {
            case ColumnType.Bit:
                bytes[0] = Convert.ToBoolean(value, CultureInfo.InvariantCulture) ? (byte)1 : (byte)0;
                return 1;
            case ColumnType.TinyInt or ColumnType.SmallInt or ColumnType.Int or ColumnType.BigInt:
                return EncodeInteger(bytes, type, Convert.ToInt64(value, CultureInfo.InvariantCulture));
            case ColumnType.Float:
                BinaryPrimitives.WriteDoubleLittleEndian(bytes, Convert.ToDouble(value, CultureInfo.InvariantCulture));
                return 8;
            case ColumnType.Decimal:
                return EncodeDecimal(bytes, Convert.ToDecimal(value, CultureInfo.InvariantCulture));
            case ColumnType.Money:
                return EncodeMoney(bytes, Convert.ToDecimal(value, CultureInfo.InvariantCulture));
            case ColumnType.UniqueIdentifier:
                ((Guid)value).TryWriteBytes(bytes);
                return 16;
            default:
                return EncodeMoment(bytes, type, value);
        }
    }

    private static int EncodeInteger(Span<byte> bytes, ColumnType type, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(bytes, value);
        return type switch { ColumnType.TinyInt => 1, ColumnType.SmallInt => 2, ColumnType.Int => 4, _ => 8 };
    }

    private static int EncodeDecimal(Span<byte> bytes, decimal value)
    {
        const decimal scale = 10_000;
        bytes[0] = value < 0 ? (byte)0 : (byte)1;
        BinaryPrimitives.WriteInt128LittleEndian(bytes[1..], (Int128)(Math.Abs(value) * scale));
        return 17;
    }

    // The high half comes first.
    private static int EncodeMoney(Span<byte> bytes, decimal value)
    {
        var units = (long)(value * 10_000);
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (int)(units >> 32));
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], (int)units);
        return 8;
    }

    private static int EncodeMoment(Span<byte> bytes, ColumnType type, object value)
    {
        switch (type)
        {
            case ColumnType.Date:
                WriteDay(bytes, (DateTime)value);
                return 3;
            case ColumnType.Time:
                WriteTime(bytes, (TimeSpan)value);
                return 5;
            case ColumnType.DateTime:
                return EncodeDateTime(bytes, (DateTime)value);
            case ColumnType.DateTime2:
                WriteTime(bytes, ((DateTime)value).TimeOfDay);
                WriteDay(bytes[5..], (DateTime)value);
                return 8;
            default:
                var instant = (DateTimeOffset)value;
                WriteTime(bytes, instant.UtcDateTime.TimeOfDay);
                WriteDay(bytes[5..], instant.UtcDateTime);
                BinaryPrimitives.WriteInt16LittleEndian(bytes[8..], (short)instant.Offset.TotalMinutes);
                return 10;
        }
    }

    private static int EncodeDateTime(Span<byte> bytes, DateTime value)
    {
        BinaryPrimitives.WriteInt32LittleEndian(bytes, (value.Date - s_firstDay).Days);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[4..], (int)Math.Round(value.TimeOfDay.TotalMilliseconds * 0.3));
        return 8;
    }

    private static void WriteTime(Span<byte> bytes, TimeSpan time)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)time.Ticks);
        bytes[4] = (byte)(time.Ticks >> 32);
    }

    private static void WriteDay(Span<byte> bytes, DateTime day)
    {
        var number = DateOnly.FromDateTime(day).DayNumber;
        (bytes[0], bytes[1], bytes[2]) = ((byte)number, (byte)(number >> 8), (byte)(number >> 16));
    }

    private static void WriteVariant(PacketBuffer buffer, object value)
    {
        byte[] bytes = value switch
        {
            string text => [0xE7, 7, .. ColumnTypes.Collation, 0x40, 0x1F, .. Encoding.Unicode.GetBytes(text)],
            int number => [0x38, 0, .. BitConverter.GetBytes(number)],
            long number => [0x7F, 0, .. BitConverter.GetBytes(number)],
            bool flag => [0x32, 0, flag ? (byte)1 : (byte)0],
            double number => [0x3E, 0, .. BitConverter.GetBytes(number)],
            Guid guid => [0x24, 0, .. guid.ToByteArray()],
            byte[] binary => [0xA5, 2, 0x40, 0x1F, .. binary],
            _ => throw new NotSupportedException($"A variant cannot hold {value.GetType().Name} here."),
        };
        buffer.WriteInt32(bytes.Length);
        buffer.Write(bytes);
    }
}
