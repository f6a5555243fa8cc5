using System.Globalization;

namespace MetadataIngestion.Benchmarks;

/// <summary>What to measure, from the command line.</summary>
internal sealed record BenchmarkOptions
{
    /// <summary>A superuser's connection to a throwaway PostgreSQL; null when none is announced.</summary>
    public string? ConnectionString { get; init; }

    public int Schemas { get; init; } = 100;

    public int Tables { get; init; } = 100;

    public int Columns { get; init; } = 30;

    /// <summary>How many tables the larger warehouse has in each schema; 0 leaves it out.</summary>
    public int LargeTables { get; init; } = 500;

    /// <summary>How often the reference and the unchanged crawl are repeated; the median counts.</summary>
    public int Repeats { get; init; } = 5;

    /// <summary>How many proposals are appended where a log is measured.</summary>
    public int Proposals { get; init; } = 200_000;

    public static BenchmarkOptions Parse(string[] args)
    {
        var values = args.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new BenchmarkOptions
        {
            ConnectionString = values.GetValueOrDefault("--connection") ?? Environment.GetEnvironmentVariable("POSTGRES_15_TEST_CONNECTION"),
            Schemas = Number(values, "--schemas", 100),
            Tables = Number(values, "--tables", 100),
            Columns = Number(values, "--columns", 30),
            LargeTables = Number(values, "--large-tables", 500),
            Repeats = Number(values, "--repeats", 5),
            Proposals = Number(values, "--proposals", 200_000),
        };
    }

    private static int Number(Dictionary<string, string> values, string name, int otherwise) =>
        values.TryGetValue(name, out var text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
