namespace MetadataIngestion.Core.Filtering;

/// <summary>
/// Which assets of a source are wanted. Patterns are compared with the whole name of an asset (<c>database.schema.table</c>; the path
/// with slashes for files), ignoring case.
/// </summary>
/// <remarks>
/// A pattern is a glob, in which <c>*</c> stands for any run of characters, separators included, and <c>?</c> for exactly one. With the prefix
/// <c>regex:</c> it is a .NET regular expression that must match the whole name; look-around and back-references are not supported.
/// </remarks>
public sealed record FilterOptions
{
    /// <summary>Patterns of which a name must match at least one. The default, none, allows everything.</summary>
    public IReadOnlyList<string> Allow { get; init; } = [];

    /// <summary>Patterns of which a name must not match any; they win over <see cref="Allow"/>. The default is none.</summary>
    public IReadOnlyList<string> Deny { get; init; } = [];
}
