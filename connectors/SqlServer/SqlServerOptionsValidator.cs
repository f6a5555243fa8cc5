using System.ComponentModel.DataAnnotations;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer;

/// <summary>Checks what data annotations cannot say.</summary>
internal static class SqlServerOptionsValidator
{
    public static IEnumerable<ValidationResult> Validate(SqlServerOptions options)
    {
        if (options.Databases.Any(string.IsNullOrWhiteSpace))
            yield return new ValidationResult("holds an empty name", [nameof(options.Databases)]);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _))
            yield return new ValidationResult("is not a time zone that this system knows, such as UTC or Europe/Berlin", [nameof(options.TimeZone)]);
        if (options.ConnectionString.Length == 0)
            yield break;
        if (TryParse(options.ConnectionString) is not { } connection)
        {
            yield return new ValidationResult(
                "is not a connection string of Microsoft.Data.SqlClient that names a server (Server=...;User ID=...;Password=...)",
                [nameof(options.ConnectionString)]);
            yield break;
        }

        if (options.Entra.Credential == EntraCredential.None)
            yield break;
        foreach (var result in ValidateEntra(options.Entra, connection))
            yield return result;
    }

    // The driver's message may quote what it could not read, which may be the password.
    private static SqlConnectionStringBuilder? TryParse(string connectionString)
    {
        try
        {
            var builder = new SqlConnectionStringBuilder(connectionString);
            return builder.DataSource.Length > 0 ? builder : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<ValidationResult> ValidateEntra(EntraOptions entra, SqlConnectionStringBuilder connection)
    {
        if (connection.UserID.Length > 0 || connection.Password.Length > 0 || connection.IntegratedSecurity || connection.Authentication != SqlAuthenticationMethod.NotSpecified)
            yield return new ValidationResult(
                "names a login although Entra:Credential is set; leave User ID, Password, Integrated Security and Authentication out", [nameof(SqlServerOptions.ConnectionString)]);
        if (connection.Encrypt == SqlConnectionEncryptOption.Optional)
            yield return new ValidationResult(
                "turns encryption off, and the access token of Entra:Credential would go over the network in clear; take Encrypt out", [nameof(SqlServerOptions.ConnectionString)]);
        if (entra.Credential != EntraCredential.ServicePrincipal)
            yield break;
        if (string.IsNullOrEmpty(entra.TenantId) || string.IsNullOrEmpty(entra.ClientId) || string.IsNullOrEmpty(entra.ClientSecret))
            yield return new ValidationResult("needs TenantId, ClientId and ClientSecret for a service principal", [nameof(SqlServerOptions.Entra)]);
    }
}
