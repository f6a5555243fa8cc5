using System.Globalization;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>The names of a table's columns: those of the header, made unique, and numbered ones where it has none.</summary>
internal sealed class DelimitedHeader
{
    public DelimitedHeader(IReadOnlyList<string> cells, int width)
    {
        var unique = new UniqueNames();
        var names = new string[width];
        List<string> invented = [];
        for (var i = 0; i < width; i++)
        {
            var cell = i < cells.Count ? cells[i].Trim() : string.Empty;
            names[i] = unique.Take(cell.Length > 0 ? cell : string.Create(CultureInfo.InvariantCulture, $"column_{i + 1}"));
            if (names[i] != cell)
            {
                invented.Add(names[i]);
            }
        }

        Names = names;
        Invented = invented;
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The names that are not in the file as they stand here.</summary>
    public IReadOnlyList<string> Invented { get; }
}
