using System.Globalization;
using MetadataIngestion.Benchmarks;

if (args is [CrawlProcess.Verb, var crawls])
    await CrawlProcess.RunAsync(int.Parse(crawls, CultureInfo.InvariantCulture));
else
    await new WarehouseBenchmark(BenchmarkOptions.Parse(args)).RunAsync();
