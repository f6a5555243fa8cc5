using System.Text;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Sampling;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Takes the description of a folder from the first paragraph of the README.md in it.</summary>
internal sealed class Readme(CompanionReader companions)
{
    private const int MaxLength = 2000;
    private const int MaxBytes = 32 * 1024;

    /// <summary>The paragraph; <see langword="null"/> when there is none.</summary>
    /// <exception cref="SampleException">The file is there but cannot be read.</exception>
    public async ValueTask<string?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var listed = await companions.ListAsync(folder, cancellationToken).ConfigureAwait(false);
        if (listed.FirstOrDefault(static companion => companion.Name == CompanionNames.Readme) is not { Size: > 0 } entry)
            return null;

        var paragraph = await companions.ReadAsync(folder, entry, MaxBytes, static text => FirstParagraph(text) ?? string.Empty, cancellationToken).ConfigureAwait(false);
        return paragraph.Length == 0 ? null : paragraph;
    }

    internal static string? FirstParagraph(string text)
    {
        var paragraph = new StringBuilder();
        foreach (var rawLine in text.AsSpan().EnumerateLines())
        {
            var line = rawLine.Trim();
            if (IsProse(line))
            {
                paragraph.Append(paragraph.Length > 0 ? " " : string.Empty).Append(line);
            }
            else if (paragraph.Length > 0)
            {
                break;
            }
        }

        return paragraph.Length switch
        {
            0 => null,
            > MaxLength => paragraph.ToString(0, MaxLength),
            _ => paragraph.ToString(),
        };
    }

    /// <summary>Whether the line is neither blank nor a heading, its underline, an image, a badge or markup.</summary>
    private static bool IsProse(ReadOnlySpan<char> line) =>
        !line.IsEmpty && line[0] is not ('#' or '<' or '=' or '|') && !line.StartsWith("---") && !line.StartsWith("![") && !line.StartsWith("[![");
}
