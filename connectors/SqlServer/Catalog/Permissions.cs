using MetadataIngestion.Connectors.SqlServer.Sessions;

namespace MetadataIngestion.Connectors.SqlServer.Catalog;

/// <summary>What the login may do in a database. Null where the server does not know the right.</summary>
internal sealed record Permissions(bool? ViewDefinition, string? User)
{
    /// <summary>Where a server cannot be asked, what it shows counts as everything.</summary>
    public static Permissions Unknown { get; } = new(null, null);

    public static Permissions Read(Row row) => new(row.OptionalFlag(0), row.OptionalText(1));
}
