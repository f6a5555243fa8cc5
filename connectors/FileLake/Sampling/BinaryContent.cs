namespace MetadataIngestion.Connectors.FileLake.Sampling;

/// <summary>Recognizes bytes that are not text.</summary>
internal static class BinaryContent
{
    private static readonly (byte[] Magic, string Name)[] Signatures =
    [
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive or an office document"),
        ("PAR1"u8.ToArray(), "a Parquet file"),
        ("Obj\x01"u8.ToArray(), "an Avro file"),
        ("ORC"u8.ToArray(), "an ORC file"),
        ("BZh"u8.ToArray(), "bzip2 data"),
        ([0x28, 0xB5, 0x2F, 0xFD], "Zstandard data"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz data"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("%PDF"u8.ToArray(), "a PDF document"),
        ("SQLite format 3"u8.ToArray(), "an SQLite database"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an office document"),
    ];

    /// <summary>What the bytes look like; <see langword="null"/> when that is text. Not for UTF-16, which is full of zeros.</summary>
    public static string? Recognize(ReadOnlySpan<byte> bytes)
    {
        foreach (var (magic, name) in Signatures)
        {
            if (bytes.StartsWith(magic) && !LooksLikeText(bytes))
                return name;
        }

        return LooksLikeText(bytes) ? null : "binary data";
    }

    private static bool LooksLikeText(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var value in bytes)
        {
            // 0x01 separates the columns of Hive's text files; tab to carriage return and escape occur in text of all kinds.
            if (value is 0)
                return false;

            controls += value < 0x20 && value is not (0x01 or (>= 0x09 and <= 0x0D) or 0x1B) ? 1 : 0;
        }

        return controls * 100L <= bytes.Length;
    }
}
