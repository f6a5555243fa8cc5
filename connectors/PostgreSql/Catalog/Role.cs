namespace MetadataIngestion.Connectors.PostgreSql.Catalog;

/// <summary>A role; one that cannot log in is a group of others.</summary>
internal readonly record struct Role(string Name, bool CanLogIn)
{
    /// <summary>The predefined role that stands for the owner of the database at hand.</summary>
    public const string DatabaseOwner = "pg_database_owner";
}
