using System.ComponentModel.DataAnnotations;

namespace MetadataIngestion.Connectors.PostgreSql.Tests;

public sealed class PostgreSqlOptionsTests
{
    [Fact]
    public void Validate_ConnectionStringAlone_IsEnough() =>
        Assert.Empty(Validate(new PostgreSqlOptions { ConnectionString = "Host=db;Username=u;Password=p" }));

    [Theory]
    [InlineData("")]
    [InlineData("Hots=db")]
    [InlineData("Username=u")]
    [InlineData("postgres://u:p@db/app")]
    public void Validate_ConnectionStringThatCannotWork_NamesTheOption(string connectionString) =>
        Assert.Contains(Validate(new PostgreSqlOptions { ConnectionString = connectionString }), error => error.MemberNames.Contains("ConnectionString"));

    [Fact]
    public void Validate_TimeoutsOutOfRange_NamesBoth()
    {
        var options = new PostgreSqlOptions { ConnectionString = "Host=db", StatementTimeout = TimeSpan.Zero, LockTimeout = TimeSpan.FromHours(1) };

        Assert.Equal(["LockTimeout", "StatementTimeout"], Validate(options).SelectMany(error => error.MemberNames).Order());
    }

    [Fact]
    public void Validate_EmptyDatabaseName_IsAnError()
    {
        var options = new PostgreSqlOptions { ConnectionString = "Host=db", Databases = [" "] };

        Assert.Contains(Validate(options), error => error.MemberNames.Contains("Databases"));
    }

    private static List<ValidationResult> Validate(PostgreSqlOptions options)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true);
        return results;
    }
}
