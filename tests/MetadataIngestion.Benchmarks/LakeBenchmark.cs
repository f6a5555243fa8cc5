using System.Diagnostics;
using System.Globalization;
using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake;
using Microsoft.Extensions.Logging.Abstractions;

namespace MetadataIngestion.Benchmarks;

/// <summary>Crawls lakes on the local disk and compares with bare loops over the same files in the same run.</summary>
internal sealed class LakeBenchmark
{
    public const string Verb = "lake";

    private const int Datasets = 200;
    private const int Files = 100;
    private const int Repeats = 9;
    private const int TextFiles = 64;
    private const int FooterBytes = 64 * 1024;

    private readonly string _root = Directory.CreateTempSubdirectory("lake-bench-").FullName;

    public async Task RunAsync()
    {
        try
        {
            await MeasureParquetAsync();
            await MeasureTextAsync();
            await MeasureObjectsAsync();
        }
        finally
        {
            Directory.Delete(_root, recursive: true);
        }
    }

    private async Task MeasureParquetAsync()
    {
        var lake = Path.Combine(_root, "parquet");
        var content = File.ReadAllBytes(Fixture("types.parquet"));
        Parallel.For(0, Datasets, dataset =>
        {
            var folder = Directory.CreateDirectory(Path.Combine(lake, $"table{dataset:D3}")).FullName;
            for (var file = 0; file < Files; file++)
            {
                File.WriteAllBytes(Path.Combine(folder, $"part-{file:D5}.parquet"), content);
            }
        });
        Console.WriteLine($"{Datasets} datasets x {Files} Parquet files of {content.Length} bytes");
        var options = new FileLakeOptions { Root = lake, SchemaFrom = SchemaFiles.All };
        var memory = new HeldMemory();
        await CompareAsync("loop that lists, opens and reads the footers", () => Task.FromResult(ReadFooters(lake)), "first crawl", () => CrawlAsync(options, null), "at most 2.5");
        await CrawlAsync(options, memory);
        await CompareAsync("loop that lists", () => Task.FromResult(List(lake)), "unchanged crawl", () => CrawlAsync(options, memory), "at most 1.3");
    }

    /// <summary>In turns, so that whatever else the machine does falls on both; the median of times, and of processor times, counts.</summary>
    private static async Task CompareAsync(string referenceName, Func<Task<long>> reference, string name, Func<Task<long>> run, string target)
    {
        List<(double Elapsed, double Processor)> references = [];
        List<(double Elapsed, double Processor)> runs = [];
        for (var i = 0; i <= Repeats; i++)
        {
            references.Add(await TimeAsync(reference));
            runs.Add(await TimeAsync(run));
        }

        Print(referenceName, $"{Median(references, time => time.Elapsed):F0} ms, {Median(references, time => time.Processor):F0} ms of processor time");
        Print(name, $"{Median(runs, time => time.Elapsed):F0} ms, {Median(runs, time => time.Processor):F0} ms of processor time");
        Print($"{name} : {referenceName}", Ratio(Median(runs, time => time.Elapsed), Median(references, time => time.Elapsed)), target);
    }

    private static async Task<(double Elapsed, double Processor)> TimeAsync(Func<Task<long>> run)
    {
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await run();
        return (Stopwatch.GetElapsedTime(started).TotalMilliseconds, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds);
    }

    /// <summary>The first run, which warms up, is left out.</summary>
    private static double Median(List<(double Elapsed, double Processor)> times, Func<(double Elapsed, double Processor), double> value)
    {
        var sorted = times.Skip(1).Select(value).Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private async Task MeasureTextAsync()
    {
        var lake = Directory.CreateDirectory(Path.Combine(_root, "text")).FullName;
        for (var file = 0; file < TextFiles; file++)
        {
            File.WriteAllText(Path.Combine(lake, $"table{(char)('a' + (file % 26))}{(char)('a' + (file / 26))}.csv"), Text(file));
        }

        var bytes = new DirectoryInfo(lake).EnumerateFiles().Sum(file => file.Length);
        Console.WriteLine($"{TextFiles} CSV files, {bytes / 1e6:F0} MB");
        var (read, _) = await TimeAsync(() => Task.FromResult(ReadAll(lake)));
        await CrawlAsync(new FileLakeOptions { Root = lake, MaxBytes = 2 * 1024 * 1024 }, null);
        var (crawl, processor) = await TimeAsync(() => CrawlAsync(new FileLakeOptions { Root = lake, MaxBytes = 2 * 1024 * 1024 }, null));
        Print("loop that reads them", $"{bytes / read / 1000:F0} MB/s");
        Print("crawl that infers their schemas", $"{bytes / crawl / 1000:F0} MB/s, {bytes / processor / 1000:F0} MB a second of processor time");
    }

    /// <summary>In a process of its own, so that its memory is that of the crawl.</summary>
    private static async Task MeasureObjectsAsync()
    {
        var program = Path.Combine(AppContext.BaseDirectory, typeof(LakeBenchmark).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : string.Empty));
        using var process = Process.Start(new ProcessStartInfo(program, [SimulatedLake.Verb])) ?? throw new InvalidOperationException("The process did not start.");
        await process.WaitForExitAsync();
    }

    private static async Task<long> CrawlAsync(FileLakeOptions options, ICrawlMemory? memory)
    {
        await using var source = new FileLakeSource(options, NullLogger<FileLakeSource>.Instance);
        var count = 0L;
        await foreach (var item in source.CrawlAsync(new CrawlContext { SourceName = "lake", Memory = memory }, CancellationToken.None))
        {
            count += item is AssetFound { Asset: Dataset } ? 1 : 0;
        }

        return count;
    }

    private static long List(string lake)
    {
        var bytes = 0L;
        foreach (var folder in new DirectoryInfo(lake).EnumerateDirectories())
        {
            foreach (var file in folder.EnumerateFiles())
            {
                bytes += file.Length + file.LastWriteTimeUtc.Ticks;
            }
        }

        return bytes;
    }

    private static long ReadFooters(string lake)
    {
        var buffer = new byte[FooterBytes];
        var bytes = 0L;
        foreach (var folder in new DirectoryInfo(lake).EnumerateDirectories())
        {
            foreach (var file in folder.EnumerateFiles())
            {
                using var handle = File.OpenHandle(file.FullName);
                bytes += RandomAccess.Read(handle, buffer, Math.Max(0, file.Length - FooterBytes));
            }
        }

        return bytes;
    }

    private static long ReadAll(string lake) => new DirectoryInfo(lake).EnumerateFiles().Sum(file => (long)File.ReadAllBytes(file.FullName).Length);

    private static string Text(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder("id,customer,email,total,paid_at,city,is_gift,note\n");
        for (var row = 0; text.Length < 1024 * 1024; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{row},c{random.Next(100000)},user{row}@example.org,{random.Next(100000) / 100.0:F2},2026-01-{random.Next(1, 29):D2}T10:00:00Z,Berlin,{(row % 7 == 0 ? "true" : "false")},\"a note, quoted\"\n");
        }

        return text.ToString();
    }

    private static string Fixture(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder.FullName, "tests")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Run the benchmark from within the repository.");
        }

        return Path.Combine(folder.FullName, "tests", "Connectors.FileLake.Tests", "Fixtures", name);
    }

    private static string Ratio(double value, double reference) => (value / reference).ToString("F2", CultureInfo.InvariantCulture);

    private static void Print(string what, string value, string? target = null) =>
        Console.WriteLine($"  {what,-60} {value}{(target is null ? string.Empty : $"  (target: {target})")}");
}
