using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Crawling;

/// <summary>Finds names and comments that are likely to make trouble further on.</summary>
internal sealed class NameWarnings(TextDecoder decoder)
{
    /// <summary>What to say about an asset's own name and the texts in it, or null.</summary>
    public CrawlWarning? Of(Asset asset)
    {
        if (decoder.FoundInvalid && FindInvalid(asset) is { } invalid)
            return new CrawlWarning(
                asset.Path,
                $"{invalid} is not UTF-8; it was read as Latin-1.",
                "Correct it in a session with the right client_encoding, or convert the database to UTF-8.");
        if (FindControl(asset) is { } control)
            return new CrawlWarning(asset.Path, $"{control} holds control characters.", "Rename it, if they are there by mistake.");
        return null;
    }

    private string? FindInvalid(Asset asset)
    {
        if (decoder.WasInvalid(asset.Path.LastPart))
            return "The name";
        if (asset.Description is { } comment && decoder.WasInvalid(comment))
            return "The comment";
        foreach (var field in FieldsOf(asset))
        {
            if (decoder.WasInvalid(field.Path))
                return $"The name of column {field.Path}";
            if (field.Description is { } description && decoder.WasInvalid(description))
                return $"The comment on column {field.Path}";
        }

        return null;
    }

    private static string? FindControl(Asset asset)
    {
        if (HasControl(asset.Path.LastPart))
            return "The name";
        var fields = FieldsOf(asset);
        for (var i = 0; i < fields.Count; i++)
        {
            if (HasControl(fields[i].Path))
                return "The name of column " + fields[i].Ordinal;
        }

        return null;
    }

    private static bool HasControl(string name) => name.AsSpan().ContainsAnyInRange('\u0000', '\u001F') || name.Contains('\u007F', StringComparison.Ordinal);

    private static IReadOnlyList<Field> FieldsOf(Asset asset) => (asset as Dataset)?.Schema?.Fields ?? [];
}
