using System.Text;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Takes the description of a folder from the first paragraph of the README.md in it.</summary>
internal sealed class Readme(LakeFolders folders)
{
    private const int MaxLength = 2000;

    /// <summary>The paragraph; <see langword="null"/> when there is none.</summary>
    /// <exception cref="SampleException">The file is there but cannot be read.</exception>
    public async ValueTask<string?> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var path = StorePath.Join(folder, CompanionNames.Readme);
        try
        {
            var companions = await folders.CompanionsAsync(folder, cancellationToken).ConfigureAwait(false);
            return companions.FirstOrDefault(static companion => companion.Name == CompanionNames.Readme) is { Size: > 0 } entry
                ? FirstParagraph(await ReadStartAsync(path, entry, cancellationToken).ConfigureAwait(false))
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw SampleException.From(exception, path);
        }
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

    private async ValueTask<string> ReadStartAsync(string path, StoreEntry entry, CancellationToken cancellationToken)
    {
        var file = await folders.Store.OpenAsync(path, entry, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            using var reader = new StreamReader(new StoreStream(file), Encoding.UTF8);
            var buffer = new char[8 * MaxLength];
            var length = await reader.ReadBlockAsync(buffer, cancellationToken).ConfigureAwait(false);
            return new string(buffer, 0, length);
        }
    }
}
