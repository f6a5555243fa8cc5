using System.Buffers.Binary;

namespace Connectors.FileLake.Tests.Parquet;

/// <summary>Parquet files made by hand: a footer and no data, of which readers of schemas see nothing anyway.</summary>
internal static class Footers
{
    public const int I32 = 1;
    public const int I64 = 2;
    public const int I96 = 3;
    public const int F64 = 5;
    public const int Bytes = 6;
    public const int FixedBytes = 7;

    public const int Required = 0;
    public const int Optional = 1;
    public const int Repeated = 2;

    /// <summary>A file with this footer.</summary>
    public static byte[] File(byte[] footer, string magic = "PAR1")
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, footer.Length);
        return [.. "PAR1"u8, .. footer, .. length, .. System.Text.Encoding.ASCII.GetBytes(magic)];
    }

    public static byte[] File(params Action<ThriftWriter>[] elements) => File(Footer(elements, 0));

    public static byte[] Footer(Action<ThriftWriter>[] elements, long rows, params Action<ThriftWriter>[] rowGroups) =>
        ThriftWriter.Build(footer => footer.Integer(1, 1).List(2, elements).Integer(3, rows).List(4, rowGroups));

    public static Action<ThriftWriter> Group(string name, int children, int repetition = Required, int? converted = null, Action<ThriftWriter>? logical = null) => element =>
    {
        element.Integer(3, repetition).Text(4, name).Integer(5, children);
        Annotate(element, converted, logical);
    };

    public static Action<ThriftWriter> Leaf(string name, int type, int repetition = Optional, int? converted = null, Action<ThriftWriter>? logical = null, int length = 0) => element =>
    {
        element.Integer(1, type).Integer(2, length).Integer(3, repetition).Text(4, name);
        Annotate(element, converted, logical);
    };

    public static Action<ThriftWriter> Decimal(string name, int type, int precision, int scale) => element =>
        element.Integer(1, type).Integer(3, Optional).Text(4, name).Integer(6, 5).Integer(7, scale).Integer(8, precision);

    /// <summary>The logical type without parameters that a union's member is.</summary>
    public static Action<ThriftWriter> Logical(int member) => union => union.Struct(member, static _ => { });

    private static void Annotate(ThriftWriter element, int? converted, Action<ThriftWriter>? logical)
    {
        if (converted is { } known)
            element.Integer(6, known);

        if (logical is not null)
            element.Struct(10, logical);
    }
}
