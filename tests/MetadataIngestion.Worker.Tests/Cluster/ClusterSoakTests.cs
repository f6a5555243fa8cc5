using MetadataIngestion.Soak.Cluster;
using Xunit.Abstractions;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>Three workers with everything that can go wrong, for half a minute; the benchmarks run the same for ten.</summary>
public sealed class ClusterSoakTests(ITestOutputHelper output)
{
    [ServerFact]
    public async Task Run_WorkersKilledStoppedAndCutOff_LosesAndDoublesNothing()
    {
        var options = new ClusterSoakOptions { Duration = TimeSpan.FromSeconds(30), Lakes = 12, Databases = 4, Splits = 2, Tables = 10, Tell = output.WriteLine };
        var result = await new ClusterSoakRun(options).RunAsync();

        foreach (var figure in result.Figures)
            output.WriteLine(figure);
        Assert.Empty(result.Findings);
    }
}
