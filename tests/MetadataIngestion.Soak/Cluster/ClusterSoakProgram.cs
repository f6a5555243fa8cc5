using System.Globalization;

namespace MetadataIngestion.Soak.Cluster;

/// <summary>A soak of several workers from a command line.</summary>
internal static class ClusterSoakProgram
{
    /// <param name="duration">How long.</param>
    /// <param name="rest">Nothing, or a seed.</param>
    /// <returns>0 when nothing was lost, doubled or left undone.</returns>
    public static Task<int> RunAsync(TimeSpan duration, string[] rest)
    {
        var options = new ClusterSoakOptions { Duration = duration, Splits = 5, Tell = Console.WriteLine };
        if (rest is [var seed])
            options = options with { Seed = int.Parse(seed, CultureInfo.InvariantCulture) };

        return SoakProgram.ReportAsync(new ClusterSoakRun(options).RunAsync());
    }
}
