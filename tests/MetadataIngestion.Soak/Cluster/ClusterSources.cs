using System.Globalization;
using System.Text.Json.Nodes;
using MetadataIngestion.Soak.Servers;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>Lakes and databases whose tables change.</summary>
internal sealed class ClusterSources(string folder, ThrowawayPostgres server, int port, ClusterSoakOptions options, Random random)
{
    private const int Areas = 5;

    private int _columns;

    /// <summary>The names of all sources.</summary>
    public IReadOnlyList<string> Names { get; } =
        [.. Enumerable.Range(0, options.Lakes).Select(number => $"lake{number:d2}"), .. Enumerable.Range(0, options.Databases).Select(number => $"base{number:d2}")];

    public async Task CreateAsync()
    {
        foreach (var name in Names)
        {
            if (!IsLake(name))
                await CreateDatabaseAsync(name);
            for (var table = 0; table < options.Tables; table++)
                await PutAsync(name, table, "id,name,amount");
        }
    }

    /// <summary>Adds a column to a table, removes a table, or brings one back.</summary>
    public async Task ChangeAsync()
    {
        var (name, table) = (Names[random.Next(Names.Count)], random.Next(options.Tables));
        if (random.Next(4) == 0)
            await RemoveAsync(name, table);
        else
            await PutAsync(name, table, $"id,name,amount,extra_{_columns++}");
    }

    /// <summary>The sources as the configuration has them; each is crawled once in a period, at a second of its own.</summary>
    public JsonObject Configuration()
    {
        var sources = new JsonObject();
        foreach (var (index, name) in Names.Index())
        {
            sources[name] = new JsonObject
            {
                ["Type"] = IsLake(name) ? "filelake" : "postgresql",
                ["Schedule"] = options.Period is { } period ? $"{index % period}/{period} * * * * ?" : null,
                ["Split"] = IsSplit(name) ? Areas : null,
                ["Removal"] = new JsonObject { ["ThresholdPercent"] = 100 },
                ["Retry"] = new JsonObject { ["Delay"] = "00:00:02", ["MaxDelay"] = "00:00:05", ["MaxAttempts"] = 10 },
                ["Options"] = IsLake(name)
                    ? new JsonObject { ["Root"] = $"lakes/{name}" }
                    : new JsonObject { ["ConnectionString"] = server.ConnectionTo(name, port), ["Databases"] = new JsonArray(name) },
            };
        }

        return sources;
    }

    private bool IsSplit(string name) => int.Parse(name.AsSpan(4), CultureInfo.InvariantCulture) < options.Splits;

    private async Task CreateDatabaseAsync(string name)
    {
        await server.ExecuteAsync("postgres", $"CREATE DATABASE {name}");
        for (var area = 0; area < Areas; area++)
            await server.ExecuteAsync(name, $"CREATE SCHEMA area{area}");
    }

    private static string TableOf(int table) => $"area{table % Areas}.table{table:d4}";

    private static bool IsLake(string name) => name.StartsWith("lake", StringComparison.Ordinal);

    private async Task PutAsync(string name, int table, string columns)
    {
        if (IsLake(name))
            WriteFile(FileOf(name, table), columns);
        else
            await server.ExecuteAsync(name, $"DROP TABLE IF EXISTS {TableOf(table)}; CREATE TABLE {TableOf(table)} ({columns.Replace(",", " text,", StringComparison.Ordinal)} text)");
    }

    private async Task RemoveAsync(string name, int table)
    {
        if (IsLake(name))
            File.Delete(FileOf(name, table));
        else
            await server.ExecuteAsync(name, $"DROP TABLE IF EXISTS {TableOf(table)}");
    }

    // Moved into place, so that no crawl sees half a file.
    private static void WriteFile(string file, string header)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file + ".tmp", $"{header}\n{string.Join(',', header.Split(',').Select((_, index) => index))}\n");
        File.Move(file + ".tmp", file, overwrite: true);
    }

    private string FileOf(string lake, int table) => Path.Combine(folder, "lakes", lake, $"area{table % Areas}", $"table{table:d4}.csv");
}
