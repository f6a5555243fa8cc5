using System.Globalization;
using MetadataIngestion.Benchmarks;
using MetadataIngestion.Soak;

switch (args)
{
    case [CrawlProcess.Verb, var crawls]:
        await CrawlProcess.RunAsync(int.Parse(crawls, CultureInfo.InvariantCulture));
        return 0;
    case [LakeBenchmark.Verb]:
        await new LakeBenchmark().RunAsync();
        return 0;
    case [SimulatedLake.Verb]:
        await SimulatedLake.RunAsync();
        return 0;
    case ["--soak", var duration, .. var rest]:
        return await SoakProgram.RunAsync(TimeSpan.Parse(duration, CultureInfo.InvariantCulture), rest);
    default:
        await new WarehouseBenchmark(BenchmarkOptions.Parse(args)).RunAsync();
        return 0;
}
