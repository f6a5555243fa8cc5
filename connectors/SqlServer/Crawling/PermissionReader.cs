using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Sessions;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Crawling;

/// <summary>Asks what the login may do in a database. Catalog views hide what it may not see, without any error.</summary>
internal static class PermissionReader
{
    public static async Task<Permissions> ReadAsync(SqlServerSession session, CancellationToken cancellationToken)
    {
        try
        {
            return (await session.QueryAsync("permissions", Permissions.Read, cancellationToken)).FirstOrDefault() ?? Permissions.Unknown;
        }
        catch (SqlException exception) when (ErrorNumbers.IsAboutStatement(exception))
        {
            // Some servers that speak the protocol do not know the function; they hide nothing either.
            return Permissions.Unknown;
        }
    }
}
