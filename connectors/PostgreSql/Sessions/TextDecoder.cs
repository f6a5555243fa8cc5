using System.Collections.Concurrent;
using System.Text;

namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>
/// Decodes what is not UTF-8 as Latin-1, and remembers it. Databases with the encoding SQL_ASCII hold whatever clients wrote, and shared
/// catalogs hold names from databases of any encoding.
/// </summary>
internal sealed class TextDecoder
{
    private const int MostRemembered = 10_000;
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly ConcurrentDictionary<string, byte> _invalid = new(StringComparer.Ordinal);

    public bool FoundInvalid { get; private set; }

    public bool WasInvalid(string text) => FoundInvalid && _invalid.ContainsKey(text);

    public string Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return DecodeLatin1(bytes);
        }
    }

    private string DecodeLatin1(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        FoundInvalid = true;
        if (_invalid.Count < MostRemembered)
            _invalid.TryAdd(text, 0);
        return text;
    }
}
