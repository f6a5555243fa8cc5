using System.Globalization;
using MetadataIngestion.Benchmarks;

switch (args)
{
    case [CrawlProcess.Verb, var connector, var crawls]:
        await CrawlProcess.CrawlAsync(connector, int.Parse(crawls, CultureInfo.InvariantCulture));
        break;
    case [DrainProcess.Verb, var statements, var repeats]:
        await DrainProcess.DrainAsync(statements, int.Parse(repeats, CultureInfo.InvariantCulture));
        break;
    case ["sqlserver", .. var rest]:
        await new SqlServerBenchmark(BenchmarkOptions.Parse(rest)).RunAsync();
        break;
    default:
        await new WarehouseBenchmark(BenchmarkOptions.Parse(args)).RunAsync();
        break;
}
