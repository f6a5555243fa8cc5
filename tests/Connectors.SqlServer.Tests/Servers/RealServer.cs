using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Servers;

/// <summary>Databases of features.sql on a real server, under names of their own, dropped at the end.</summary>
internal sealed class RealServer : IAsyncDisposable
{
    private const string Features = "features";
    private const string Archive = "archive";
    private const string BatchEnd = "GO";
    private readonly string _suffix = Guid.NewGuid().ToString("N")[..8];

    private RealServer()
    {
    }

    /// <summary>The connection string of a login that may create databases; null when no server is announced.</summary>
    public static string? Announced => Environment.GetEnvironmentVariable("MSSQL_TEST_CONNECTION");

    public string ConnectionString => To(Named(Features));

    public static async Task<RealServer> CreateAsync()
    {
        var server = new RealServer();
        await ExecuteAsync(Announced!, $"CREATE DATABASE [{server.Named(Archive)}] COLLATE Latin1_General_CI_AS");
        await ExecuteAsync(Announced!, $"CREATE DATABASE [{server.Named(Features)}] COLLATE Latin1_General_CI_AS");
        await server.RunScriptAsync(Archive, "Features/archive.sql");
        await server.RunScriptAsync(Features, "Features/features.sql");
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in new[] { Named(Features), Named(Archive) })
            await ExecuteAsync(Announced!, $"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
    }

    private string Named(string database) => $"test_{_suffix}_{database}";

    private static string To(string database) => new SqlConnectionStringBuilder(Announced!) { InitialCatalog = database, Pooling = false }.ConnectionString;

    private async Task RunScriptAsync(string database, string file)
    {
        var text = TestFiles.Read(file).Replace("{archive}", Named(Archive), StringComparison.Ordinal);
        foreach (var batch in $"\n{text}\n".Split($"\n{BatchEnd}\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            await ExecuteAsync(To(Named(database)), batch);
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new SqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new SqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
