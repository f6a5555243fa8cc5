using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.SqlServer.Tests;

public sealed class SqlServerOptionsTests
{
    private const string Secret = "topsecret";

    [Fact]
    public void Validate_Sample_IsValid() =>
        Assert.Empty(ErrorsOf(new SqlServerOptions { ConnectionString = "Server=db.example.com,1433;User ID=meta_crawler;Password=x;Encrypt=True", Databases = ["erp"] }));

    [Theory]
    [InlineData("User ID=me;Password=topsecret")]
    [InlineData("Server=x;Password=topsecret;Nonsense=1")]
    [InlineData("Server=x;Password=topsecret;Connect Timeout=soon")]
    public void Validate_ConnectionStringThatCannotWork_IsNamedWithoutItsContent(string connectionString)
    {
        var error = Assert.Single(ErrorsOf(new SqlServerOptions { ConnectionString = connectionString }));

        Assert.Contains("connection string", error.ErrorMessage, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, error.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Server=x;User ID=me", "names a login")]
    [InlineData("Server=x;Integrated Security=True", "names a login")]
    [InlineData("Server=x;Encrypt=False", "turns encryption off")]
    public void Validate_EntraBesideSomethingThatExcludesIt_IsRefused(string connectionString, string reason)
    {
        var options = new SqlServerOptions { ConnectionString = connectionString, Entra = new EntraOptions { Credential = EntraCredential.ManagedIdentity } };

        Assert.Contains(reason, Assert.Single(ErrorsOf(options)).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_ServicePrincipalWithoutSecret_IsRefused()
    {
        var entra = new EntraOptions { Credential = EntraCredential.ServicePrincipal, TenantId = "t", ClientId = "c" };

        Assert.Contains("ClientSecret", Assert.Single(ErrorsOf(new SqlServerOptions { ConnectionString = "Server=x", Entra = entra })).ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_UnknownTimeZoneAndEmptyDatabase_AreNamed() => Assert.Equal(
        ["Databases", "TimeZone"],
        ErrorsOf(new SqlServerOptions { ConnectionString = "Server=x", TimeZone = "Mars/Olympus", Databases = [" "] }).SelectMany(error => error.MemberNames).Order());

    private static List<ValidationResult> ErrorsOf(SqlServerOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results;
    }
}
