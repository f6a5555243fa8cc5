using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>A user or group, by plain name.</summary>
internal readonly record struct OwnerReference(string Name, PrincipalKind Kind)
{
    private const string UserUrn = "urn:li:corpuser:";
    private const string GroupUrn = "urn:li:corpGroup:";

    public const string Expected = "write user:NAME, group:NAME, or a urn:li:corpuser: or urn:li:corpGroup: URN";

    /// <summary>The word that DataHub uses for the kind.</summary>
    public string EntityType => Kind == PrincipalKind.Group ? "corpGroup" : "corpuser";

    public static OwnerReference Parse(string text) =>
        TryParse(text) ?? throw new ArgumentException($"\"{text}\" is not an owner; {Expected}.", nameof(text));

    /// <summary>Reads what a configuration says.</summary>
    public static OwnerReference? TryParse(string? text) =>
        TryParseUrn(text) ?? TryPrefix(text, "user:", PrincipalKind.User) ?? TryPrefix(text, "group:", PrincipalKind.Group);

    /// <summary>Reads a URN; <see langword="null"/> for anything else.</summary>
    public static OwnerReference? TryParseUrn(string? text) =>
        TryPrefix(text, UserUrn, PrincipalKind.User) ?? TryPrefix(text, GroupUrn, PrincipalKind.Group);

    public override string ToString() => $"{EntityType}:{Name}";

    private static OwnerReference? TryPrefix(string? text, string prefix, PrincipalKind kind) =>
        text is not null && text.StartsWith(prefix, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(text[prefix.Length..])
            ? new OwnerReference(text[prefix.Length..], kind)
            : null;
}
