using MetadataIngestion.Soak;
using Xunit.Abstractions;

namespace MetadataIngestion.Worker.Tests.Commands;

/// <summary>The service with everything that can go wrong, for half a minute; the benchmarks run the same for ten.</summary>
public sealed class SoakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Run_KilledReconfiguredAndWithASinkTakenAway_LosesAndDoublesNothing()
    {
        if (OperatingSystem.IsWindows())
            return;

        var options = new SoakOptions { Duration = TimeSpan.FromSeconds(30), Kills = 2, Tables = 400, Tell = output.WriteLine };
        var result = await new SoakRun(options).RunAsync();

        foreach (var figure in result.Figures)
            output.WriteLine(figure);
        Assert.Empty(result.Findings);
    }
}
