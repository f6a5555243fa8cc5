using System.Buffers;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals;

/// <summary>Builds DataHub's URNs. Only the four characters that DataHub encodes are encoded; everything else stays as it is.</summary>
internal static class Urn
{
    /// <summary>The longest URN that a DataHub server accepts, in bytes of its URL-encoded form.</summary>
    public const int MaxEncodedLength = 512;

    private const string User = "urn:li:corpuser:";
    private const string Group = "urn:li:corpGroup:";
    private const string TagPrefix = "urn:li:tag:";
    private const string TermPrefix = "urn:li:glossaryTerm:";
    private const string DomainPrefix = "urn:li:domain:";

    private static readonly SearchValues<char> s_reserved = SearchValues.Create(",()\u241F");

    public static string Platform(string platform) => "urn:li:dataPlatform:" + Encode(platform);

    public static string PlatformInstance(string platform, string instance) =>
        $"urn:li:dataPlatformInstance:({Platform(platform)},{Encode(instance)})";

    public static string Dataset(AssetPath path, string environment) =>
        $"urn:li:dataset:({Platform(path.Platform)},{Encode(WithInstance(path.Instance, path.Name))},{environment})";

    public static string SchemaField(string datasetUrn, string fieldPath) =>
        $"urn:li:schemaField:({datasetUrn},{Encode(fieldPath)})";

    public static string Container(string guid) => "urn:li:container:" + guid;

    public static string DataFlow(string platform, string? instance, string flow, string environment) =>
        $"urn:li:dataFlow:({Encode(platform)},{Encode(WithInstance(instance, flow))},{environment})";

    public static string DataJob(string flowUrn, string job) => $"urn:li:dataJob:({flowUrn},{Encode(job)})";

    public static string Owner(OwnerEvidence owner)
    {
        var prefix = owner.Kind == PrincipalKind.Group ? Group : User;
        return IsUrn(owner.Principal, User) || IsUrn(owner.Principal, Group) ? owner.Principal : prefix + Encode(owner.Principal);
    }

    public static string Tag(string tag) => IsUrn(tag, TagPrefix) ? tag : TagPrefix + Encode(tag);

    public static string Term(string term) => IsUrn(term, TermPrefix) ? term : TermPrefix + term;

    public static string Domain(string domain) => IsUrn(domain, DomainPrefix) ? domain : DomainPrefix + domain;

    public static bool IsTooLong(string urn) =>
        urn.Length * 9 > MaxEncodedLength && Uri.EscapeDataString(urn).Length > MaxEncodedLength;

    public static string Encode(string part) =>
        part.AsSpan().ContainsAny(s_reserved) ? EncodeReserved(part) : part;

    private static string EncodeReserved(string part) => part
        .Replace(",", "%2C", StringComparison.Ordinal)
        .Replace("(", "%28", StringComparison.Ordinal)
        .Replace(")", "%29", StringComparison.Ordinal)
        .Replace("\u241F", "%E2%90%9F", StringComparison.Ordinal);

    private static string WithInstance(string? instance, string name) => instance is null ? name : $"{instance}.{name}";

    private static bool IsUrn(string text, string prefix) => text.StartsWith(prefix, StringComparison.Ordinal);
}
