using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Soak.Servers;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Databases full of tables, on a server of their own so that its work can be told from the store's.</summary>
internal sealed class MeasuredSources(ThrowawayPostgres server)
{
    public const int Tables = 2000;

    private const int Large = 12;
    private const int Small = 6;
    private const int SmallTables = 250;
    private const int TablesPerChange = 4;

    private int _changes;

    /// <summary>What is measured.</summary>
    public IReadOnlyList<string> Names { get; } = NamesOf("large", Large);

    /// <summary>What only warms the workers up.</summary>
    public IReadOnlyList<string> WarmUp { get; } = NamesOf("small", Small);

    /// <summary>The processor time that the server took.</summary>
    public TimeSpan ProcessorTime() => server.ProcessorTime();

    public async Task CreateAsync()
    {
        await FillAsync(WarmUp, SmallTables);
        await FillAsync(Names, Tables);
    }

    /// <summary>Adds a column to every fourth table of what is measured.</summary>
    public async Task ChangeAsync()
    {
        _changes++;
        foreach (var name in Names)
            await EachTableAsync(name, TablesPerChange, Tables, $"ALTER TABLE table_%1$s ADD COLUMN extra_{_changes} integer");
    }

    public JsonObject Configuration() => new(Names.Concat(WarmUp).Select(name => KeyValuePair.Create(name, (JsonNode?)new JsonObject
    {
        ["Type"] = "postgresql",
        ["Options"] = new JsonObject { ["ConnectionString"] = server.ConnectionTo(name), ["Databases"] = new JsonArray(name) },
    })));

    private static List<string> NamesOf(string prefix, int count) =>
        [.. Enumerable.Range(1, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{prefix}_{number:d2}"))];

    /// <summary>Fills the first database and copies it.</summary>
    private async Task FillAsync(IReadOnlyList<string> names, int tables)
    {
        await server.ExecuteAsync("postgres", $"CREATE DATABASE {names[0]}");
        await EachTableAsync(
            names[0],
            1,
            tables,
            """
            CREATE TABLE table_%1$s (id bigint PRIMARY KEY, name varchar(200) NOT NULL, state text DEFAULT ''new'', amount numeric(12, 2), placed timestamptz NOT NULL,
              changed timestamptz, note text, flags integer[], details jsonb, parent bigint);
            COMMENT ON TABLE table_%1$s IS ''Table number %1$s''
            """);
        await server.ExecuteAsync(names[0], "ANALYZE");
        foreach (var copy in names.Skip(1))
            await server.ExecuteAsync("postgres", $"CREATE DATABASE {copy} TEMPLATE {names[0]}");
    }

    private Task EachTableAsync(string database, int step, int tables, string statement) => server.ExecuteAsync(
        database, $"DO $$ BEGIN FOR i IN 1..{tables} BY {step} LOOP EXECUTE format('{statement}', i); END LOOP; END $$");
}
