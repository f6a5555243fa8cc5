namespace MetadataIngestion.Core.Domains;

/// <summary>Domains by what people call them.</summary>
public static class DomainUrn
{
    private const string Prefix = "urn:li:domain:";

    /// <summary>The URN of a domain that is given by its id or its URN.</summary>
    public static string Of(string name) => name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + name;

    /// <summary>The id in a URN.</summary>
    public static string IdOf(string urn) => urn.StartsWith(Prefix, StringComparison.Ordinal) ? urn[Prefix.Length..] : urn;
}
