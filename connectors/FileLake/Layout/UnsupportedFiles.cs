using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Counts the data files that are left out because their format is not read.</summary>
internal sealed class UnsupportedFiles
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public bool Any => _counts.Count > 0;

    public void Observe(string fileName)
    {
        if (FileKind.UnsupportedExtension(fileName) is { } extension)
        {
            _counts[extension] = _counts.GetValueOrDefault(extension) + 1;
        }
    }

    public override string ToString() =>
        string.Join(", ", _counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Value} {pair.Key}")));
}
