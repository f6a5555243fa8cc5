using System.Buffers;

namespace MetadataIngestion.Core.Serialization;

/// <summary>
/// Lays out valid JSON over lines, with four spaces for each level, the way DataHub does. Strings and numbers stay byte for byte as they are.
/// </summary>
internal static class JsonIndenter
{
    private static readonly SearchValues<byte> EndOfLiteral = SearchValues.Create(",]} \t\r\n"u8);

    private static ReadOnlySpan<byte> Spaces => "                                                                "u8;

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> json)
    {
        var depth = 0;
        while (!(json = json.TrimStart(" \t\r\n"u8)).IsEmpty)
        {
            var length = 1;
            switch (json[0])
            {
                case (byte)'{' or (byte)'[':
                    length = Open(output, json, ref depth);
                    break;
                case (byte)'}' or (byte)']':
                    BreakLine(output, --depth);
                    output.Write(json[..1]);
                    break;
                case (byte)',':
                    output.Write(json[..1]);
                    BreakLine(output, depth);
                    break;
                case (byte)':':
                    output.Write(": "u8);
                    break;
                default:
                    length = json[0] == '"' ? LengthOfString(json) : LengthOfLiteral(json);
                    output.Write(json[..length]);
                    break;
            }

            json = json[length..];
        }
    }

    /// <summary>An empty object or array stays on its line.</summary>
    private static int Open(IBufferWriter<byte> output, ReadOnlySpan<byte> json, ref int depth)
    {
        var inside = json[1..].TrimStart(" \t\r\n"u8);
        output.Write(json[..1]);
        if (inside[0] is (byte)'}' or (byte)']')
        {
            output.Write(inside[..1]);
            return json.Length - inside.Length + 1;
        }

        BreakLine(output, ++depth);
        return 1;
    }

    private static int LengthOfString(ReadOnlySpan<byte> json)
    {
        var at = 1;
        while (json[at..].IndexOfAny((byte)'"', (byte)'\\') is var found && json[at + found] == '\\')
            at += found + 2;

        return at + json[at..].IndexOf((byte)'"') + 1;
    }

    private static int LengthOfLiteral(ReadOnlySpan<byte> json) =>
        json.IndexOfAny(EndOfLiteral) is var end && end >= 0 ? end : json.Length;

    private static void BreakLine(IBufferWriter<byte> output, int depth)
    {
        output.Write("\n"u8);
        for (var left = depth * 4; left > 0; left -= Spaces.Length)
            output.Write(Spaces[..Math.Min(left, Spaces.Length)]);
    }
}
