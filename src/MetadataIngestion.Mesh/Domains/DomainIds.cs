namespace MetadataIngestion.Mesh.Domains;

/// <summary>Domains by id, whether someone wrote the id or the URN.</summary>
internal static class DomainIds
{
    private const string Prefix = "urn:li:domain:";

    public static string Plain(string domain) => domain.StartsWith(Prefix, StringComparison.Ordinal) ? domain[Prefix.Length..] : domain;
}
