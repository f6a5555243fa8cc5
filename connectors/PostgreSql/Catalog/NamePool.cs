using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>
/// Decodes names, those that come again and again only once. A name takes the place of another one with the same hash, so that the pool stays
/// small whatever the database holds.
/// </summary>
internal sealed class NamePool(TextDecoder decoder)
{
    private const int Slots = 1 << 14;
    private const uint Offset = 2166136261;
    private const uint Prime = 16777619;
    private readonly (byte[] Utf8, string Text)[] _names = new (byte[], string)[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        ref var name = ref _names[Hash(utf8) & (Slots - 1)];
        if (name.Utf8 is null || !utf8.SequenceEqual(name.Utf8))
            name = (utf8.ToArray(), decoder.Decode(utf8));
        return name.Text;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = Offset;
        foreach (var b in utf8)
            hash = (hash ^ b) * Prime;
        return hash ^ (hash >> 15);
    }
}
