using System.Buffers.Binary;
using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Storage;

/// <summary>
/// A store's mark of a file's contents. Most are the sum of the contents in quotes, <c>"d41d8cd98f00b204e9800998ecf8427e"</c>, or that of
/// so many parts, <c>"...-12"</c>, which as text would be most of what the listing of a large folder takes up.
/// </summary>
internal readonly struct StoreVersion : IEquatable<StoreVersion>
{
    private const int SumLength = 16;
    private const int Digits = 2 * SumLength;
    private const char Quote = '"';

    private readonly string? _text;
    private readonly ulong _high;
    private readonly ulong _low;
    private readonly int _parts = -1;

    public StoreVersion(string? text)
    {
        Span<byte> sum = stackalloc byte[SumLength];
        if (TryParse(text, sum, out _parts))
        {
            _high = BinaryPrimitives.ReadUInt64BigEndian(sum);
            _low = BinaryPrimitives.ReadUInt64BigEndian(sum[sizeof(ulong)..]);
        }
        else
        {
            _text = text;
        }
    }

    /// <summary>The mark as the store writes it; <see langword="null"/> when it gives none.</summary>
    public string? Text => _parts switch
    {
        < 0 => _text,
        0 => string.Create(CultureInfo.InvariantCulture, $"\"{_high:x16}{_low:x16}\""),
        _ => string.Create(CultureInfo.InvariantCulture, $"\"{_high:x16}{_low:x16}-{_parts}\""),
    };

    public bool Equals(StoreVersion other) => _text == other._text && _high == other._high && _low == other._low && _parts == other._parts;

    public override bool Equals(object? obj) => obj is StoreVersion other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_text, _high, _low, _parts);

    /// <summary>Takes only what is written back letter for letter, since stores compare marks as text.</summary>
    private static bool TryParse(ReadOnlySpan<char> text, Span<byte> sum, out int parts)
    {
        parts = -1;
        if (text.Length < Digits + 2 || text[0] != Quote || text[^1] != Quote)
            return false;

        var hex = text[1..(Digits + 1)];
        var rest = text[(Digits + 1)..^1];
        if (hex.ContainsAnyInRange('A', 'F') || Convert.FromHexString(hex, sum, out _, out _) != System.Buffers.OperationStatus.Done)
            return false;

        parts = rest.IsEmpty ? 0 : PartsOf(rest);
        return parts >= 0;
    }

    private static int PartsOf(ReadOnlySpan<char> rest) =>
        rest.Length > 1 && rest[0] == '-' && rest[1] is >= '1' and <= '9' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var parts) ? parts : -1;
}
