namespace MetadataIngestion.Mesh.Classification;

/// <summary>Tags and terms by name, whether someone wrote the name or the URN.</summary>
internal static class PlainName
{
    private static readonly string[] s_prefixes = ["urn:li:tag:", "urn:li:glossaryTerm:"];

    public static string Of(string text) => s_prefixes.FirstOrDefault(prefix => text.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix ? text[prefix.Length..] : text;
}
