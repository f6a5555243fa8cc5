namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>What is the same for every database of a server.</summary>
/// <param name="VersionNumber">Such as 150018 for 15.18.</param>
/// <param name="Version">The version for people.</param>
/// <param name="BlockSize">Bytes in a page of a table.</param>
/// <param name="Role">The role that crawls.</param>
/// <param name="SystemIdentifier">What tells this cluster from others; null where the role may not ask.</param>
/// <param name="Queries">The queries, fitted to the server.</param>
internal sealed record ServerInfo(int VersionNumber, string Version, int BlockSize, string Role, long? SystemIdentifier, CatalogQueries Queries)
{
    public const int OldestSupported = 120000;
}
