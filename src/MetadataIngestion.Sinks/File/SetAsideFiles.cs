using System.Globalization;

namespace MetadataIngestion.Sinks.File;

/// <summary>The full files of a sink, each named by the offset of its last entry.</summary>
internal sealed class SetAsideFiles(string path)
{
    private const string OffsetFormat = "D12";

    private readonly string _folder = Path.GetDirectoryName(path)!;
    private readonly string _prefix = Path.GetFileNameWithoutExtension(path) + ".";
    private readonly string _extension = Path.GetExtension(path);

    public string PathFor(long lastOffset) =>
        Path.Combine(_folder, _prefix + lastOffset.ToString(OffsetFormat, CultureInfo.InvariantCulture) + _extension);

    /// <summary>The file with the newest entries.</summary>
    public string? FindNewest() => List() is { Count: > 0 } offsets ? PathFor(offsets.Max) : null;

    /// <summary>The file that holds an entry, unless it is gone or the entry was never in one.</summary>
    public string? FindHolding(long offset) =>
        List().GetViewBetween(offset, long.MaxValue) is { Count: > 0 } offsets ? PathFor(offsets.Min) : null;

    private SortedSet<long> List()
    {
        var offsets = new SortedSet<long>();
        foreach (var file in Directory.EnumerateFiles(_folder))
        {
            if (TryReadOffset(Path.GetFileName(file.AsSpan()), out var offset) && PathFor(offset) == file)
                offsets.Add(offset);
        }

        return offsets;
    }

    private bool TryReadOffset(ReadOnlySpan<char> name, out long offset)
    {
        offset = 0;
        return name.Length > _prefix.Length + _extension.Length
            && name.StartsWith(_prefix, StringComparison.Ordinal)
            && name.EndsWith(_extension, StringComparison.Ordinal)
            && long.TryParse(name[_prefix.Length..^_extension.Length], NumberStyles.None, CultureInfo.InvariantCulture, out offset);
    }
}
