using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;
using Npgsql;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Faults;

/// <summary>A role of a test's own that may do nothing but log in.</summary>
internal sealed class Crawler : IAsyncDisposable
{
    private readonly PostgresDatabase _database;

    private Crawler(PostgresDatabase database, string name, string password)
    {
        _database = database;
        Name = name;
        Password = password;
    }

    public string Name { get; }

    public string Password { get; }

    public string ConnectionString => ConnectionStringWith(Password);

    public static async Task<Crawler> CreateAsync(PostgresDatabase database, string options = "")
    {
        var crawler = new Crawler(database, $"crawler_{Guid.NewGuid():N}", $"secret_{Guid.NewGuid():N}");
        await database.ExecuteAsync($"create role {crawler.Name} login password '{crawler.Password}' {options}");
        return crawler;
    }

    public string ConnectionStringWith(string password, string? database = null) => new NpgsqlConnectionStringBuilder(_database.ConnectionString)
    {
        Username = Name,
        Password = password,
        Database = database ?? _database.Name,
    }.ConnectionString;

    public async ValueTask DisposeAsync() => await _database.ExecuteAsync($"drop owned by {Name} cascade; drop role {Name}");
}
