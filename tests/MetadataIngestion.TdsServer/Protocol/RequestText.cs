using System.Buffers.Binary;
using System.Text;

namespace MetadataIngestion.TdsServer.Protocol;

/// <summary>The statement that a batch or a remote procedure call asks for.</summary>
internal static class RequestText
{
    private const int ByNumber = 0xFFFF;
    private const int ExecuteSql = 10;
    private const int LongLength = 0xFFFF;

    public static string Of(Message request)
    {
        var body = request.Body.AsSpan(BinaryPrimitives.ReadInt32LittleEndian(request.Body));
        return request.Type == PacketType.Rpc ? OfCall(body) : Encoding.Unicode.GetString(body);
    }

    private static string OfCall(ReadOnlySpan<byte> body)
    {
        int length = BinaryPrimitives.ReadUInt16LittleEndian(body);
        if (length != ByNumber)
            return $"EXEC {Encoding.Unicode.GetString(body.Slice(2, length * 2))}";
        var procedure = BinaryPrimitives.ReadUInt16LittleEndian(body[2..]);
        if (procedure != ExecuteSql)
            throw new NotSupportedException($"The test server does not know system procedure {procedure}.");
        return FirstText(body[6..]);
    }

    // The statement is the first parameter: an nvarchar, in one piece or in chunks.
    private static string FirstText(ReadOnlySpan<byte> parameter)
    {
        var type = parameter[(2 + (parameter[0] * 2))..];
        var size = BinaryPrimitives.ReadUInt16LittleEndian(type[1..]);
        var value = type[8..];
        if (size != LongLength)
            return Encoding.Unicode.GetString(value.Slice(2, BinaryPrimitives.ReadUInt16LittleEndian(value)));
        var text = new StringBuilder();
        value = value[8..];
        for (var chunk = BinaryPrimitives.ReadInt32LittleEndian(value); chunk > 0; chunk = BinaryPrimitives.ReadInt32LittleEndian(value))
        {
            text.Append(Encoding.Unicode.GetString(value.Slice(4, chunk)));
            value = value[(4 + chunk)..];
        }

        return text.ToString();
    }
}
