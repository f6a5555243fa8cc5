using static MetadataIngestion.Benchmarks.Figures;

namespace MetadataIngestion.Benchmarks;

/// <summary>Crawls a synthetic warehouse on one kind of server, and compares with a raw reference that reads the same in the same run.</summary>
/// <param name="options">What to measure.</param>
/// <param name="first">How many times as long as the reference the first crawl may take.</param>
/// <param name="unchanged">How many times as long a crawl may take that finds nothing changed.</param>
internal abstract class WarehouseBenchmark(BenchmarkOptions options, string first, string unchanged)
{
    protected BenchmarkOptions Options { get; } = options;

    public async Task RunAsync()
    {
        var peak = await CompareAsync(Options.Tables, isTarget: true);
        if (Options.LargeTables == 0)
            return;

        var largePeak = await CompareAsync(Options.LargeTables, isTarget: false);
        Print($"peak memory, {Options.Schemas * Options.LargeTables} tables : {Options.Schemas * Options.Tables} tables", Ratio(largePeak, peak), "at most 1.5");
    }

    /// <summary>Builds a warehouse of so many tables in each schema and measures the reference, in milliseconds, and the crawls.</summary>
    protected abstract Task<(double Reference, IReadOnlyList<Measurement> Crawls)> MeasureAsync(int tables);

    private async Task<long> CompareAsync(int tables, bool isTarget)
    {
        Console.WriteLine($"{Options.Schemas} schemas x {tables} tables x {Options.Columns + 1} columns");
        var (reference, crawls) = await MeasureAsync(tables);
        var (filling, last) = (crawls[0], crawls[^1]);
        var repeated = Median(crawls.Skip(1).Select(crawl => (double)crawl.Milliseconds));
        Print("raw reference", $"{reference:F0} ms");
        Print("first crawl", $"{filling.Milliseconds} ms, {filling.Emitted} proposals, {Rate(filling.Emitted, filling.Milliseconds)}, {filling.Allocated / filling.Proposals} B allocated per proposal");
        Print("unchanged crawl", $"{repeated:F0} ms, {last.Suppressed} suppressed, {Rate(last.Suppressed, repeated)}, {last.Allocated / last.Proposals} B allocated per proposal");
        Print("columns", $"{Rate(Options.Schemas * (double)tables * (Options.Columns + 1), repeated)} when unchanged");
        Print("peak memory", $"{last.PeakBytes / 1e6:F0} MB", isTarget ? "below 250 MB" : null);
        Print("first crawl : raw reference", Ratio(filling.Milliseconds, reference), isTarget ? first : null);
        Print("unchanged crawl : raw reference", Ratio(repeated, reference), isTarget ? unchanged : null);
        return last.PeakBytes;
    }
}
