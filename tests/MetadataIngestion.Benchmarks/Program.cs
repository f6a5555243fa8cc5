using System.Globalization;
using MetadataIngestion.Benchmarks;
using MetadataIngestion.Soak;

switch (args)
{
    case [CrawlProcess.Verb, var crawls]:
        await CrawlProcess.RunAsync(int.Parse(crawls, CultureInfo.InvariantCulture));
        return 0;
    case ["--soak", var duration, .. var rest]:
        return await SoakProgram.RunAsync(TimeSpan.Parse(duration, CultureInfo.InvariantCulture), rest);
    case ["kafka", .. var rest]:
        await new KafkaBenchmark(Number(rest, 1_000_000)).RunAsync();
        return 0;
    case ["rest", .. var rest]:
        await new RestBenchmark(Number(rest, 100_000)).RunAsync();
        return 0;
    default:
        await new WarehouseBenchmark(BenchmarkOptions.Parse(args)).RunAsync();
        return 0;
}

static int Number(string[] arguments, int otherwise) => arguments is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : otherwise;
