using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Benchmarks;

/// <summary>The yardstick for SQL Server, in a process of its own: a bare reader runs over the rows of the statements that a crawl asked.</summary>
internal static class DrainProcess
{
    public const string Verb = "--drain";

    /// <summary>How long it takes, in milliseconds, each time.</summary>
    public static async Task<IReadOnlyList<double>> StartAsync(IReadOnlyList<string> statements, string connectionString, int repeats)
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(statements));
        var output = await CrawlProcess.RunAsync([Verb, file, repeats.ToString(CultureInfo.InvariantCulture)], connectionString);
        File.Delete(file);
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
    }

    /// <summary>The other side: drains and prints a line each time.</summary>
    public static async Task DrainAsync(string file, int repeats)
    {
        var statements = JsonSerializer.Deserialize<List<string>>(await File.ReadAllTextAsync(file))!;
        for (var i = 0; i < repeats; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await DrainAsync(statements);
            Console.WriteLine(Stopwatch.GetElapsedTime(started).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static async Task DrainAsync(List<string> statements)
    {
        await using var connection = new SqlConnection(Environment.GetEnvironmentVariable("BENCHMARK_CONNECTION") + ";Pooling=False");
        await connection.OpenAsync();
        foreach (var statement in statements)
        {
            await using var command = new SqlCommand(statement, connection);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                // Rows are passed over; their values stay unread.
            }
        }
    }
}
