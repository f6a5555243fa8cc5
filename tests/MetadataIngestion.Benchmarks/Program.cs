using System.Globalization;
using MetadataIngestion.Benchmarks;
using MetadataIngestion.Soak;
using MetadataIngestion.Soak.Cluster;

switch (args)
{
    case [CrawlProcess.Verb, var connector, var crawls]:
        await CrawlProcess.CrawlAsync(connector, int.Parse(crawls, CultureInfo.InvariantCulture));
        return 0;
    case [DrainProcess.Verb, var statements, var repeats]:
        await DrainProcess.DrainAsync(statements, int.Parse(repeats, CultureInfo.InvariantCulture));
        return 0;
    case [MeshBenchmark.CrawlVerb, var unchanged]:
        await MeshBenchmark.CrawlAsync(int.Parse(unchanged, CultureInfo.InvariantCulture));
        return 0;
    case ["mesh", MeshBenchmark.InPostgreSql, .. var rest]:
        await new MeshBenchmark(BenchmarkOptions.Parse(rest)).RunAsync(inPostgreSql: true);
        return 0;
    case ["mesh", .. var rest]:
        await new MeshBenchmark(BenchmarkOptions.Parse(rest)).RunAsync(inPostgreSql: false);
        return 0;
    case [ReportBenchmark.ReadVerb, var place]:
        await ReportBenchmark.ReadAsync(place);
        return 0;
    case ["report", .. var rest]:
        await new ReportBenchmark(Number(rest, 100_000)).RunAsync();
        return 0;
    case ["sqlserver", .. var rest]:
        await new SqlServerBenchmark(BenchmarkOptions.Parse(rest)).RunAsync();
        return 0;
    case [LakeBenchmark.Verb]:
        await new LakeBenchmark().RunAsync();
        return 0;
    case [SimulatedLake.Verb]:
        await SimulatedLake.RunAsync();
        return 0;
    case ["soak", var duration, .. var rest]:
        return await SoakProgram.RunAsync(TimeSpan.Parse(duration, CultureInfo.InvariantCulture), rest);
    case ["cluster", .. var rest]:
        await new ClusterBenchmark(DurableServer.Settings(rest)).RunAsync();
        return 0;
    case ["soak-cluster", var duration, .. var rest]:
        return await ClusterSoakProgram.RunAsync(TimeSpan.Parse(duration, CultureInfo.InvariantCulture), rest);
    case ["store", DurableServer.Switch, .. var rest]:
        await DurableServer.UseAsync(connection => new StoreBenchmark(BenchmarkOptions.Parse([.. rest, "--connection", connection])).RunAsync());
        return 0;
    case ["store", .. var rest]:
        await new StoreBenchmark(BenchmarkOptions.Parse(rest)).RunAsync();
        return 0;
    case ["kafka", .. var rest]:
        await new KafkaBenchmark(Number(rest, 1_000_000)).RunAsync();
        return 0;
    case ["rest", .. var rest]:
        await new RestBenchmark(Number(rest, 100_000)).RunAsync();
        return 0;
    default:
        await new PostgreSqlBenchmark(BenchmarkOptions.Parse(args)).RunAsync();
        return 0;
}

static int Number(string[] arguments, int otherwise) => arguments is [var number] ? int.Parse(number, CultureInfo.InvariantCulture) : otherwise;
