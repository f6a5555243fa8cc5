using System.Globalization;

namespace MetadataIngestion.Soak;

/// <summary>A soak from a command line.</summary>
internal static class SoakProgram
{
    /// <param name="duration">How long.</param>
    /// <param name="rest">Nothing, or a seed.</param>
    /// <returns>0 when nothing was lost, doubled or left undone.</returns>
    public static Task<int> RunAsync(TimeSpan duration, string[] rest)
    {
        var options = new SoakOptions { Duration = duration, Tell = Console.WriteLine };
        if (rest is [var seed])
            options = options with { Seed = int.Parse(seed, CultureInfo.InvariantCulture) };

        return ReportAsync(new SoakRun(options).RunAsync());
    }

    /// <summary>Prints what a soak showed.</summary>
    /// <returns>0 when nothing was lost, doubled or left undone.</returns>
    public static async Task<int> ReportAsync(Task<SoakResult> soak)
    {
        var result = await soak;
        foreach (var figure in result.Figures)
            Console.WriteLine(figure);
        foreach (var finding in result.Findings)
            Console.WriteLine($"FINDING: {finding}");

        Console.WriteLine(result.Findings.Count == 0 ? "Nothing lost, nothing doubled." : $"{result.Findings.Count} findings.");
        return result.Findings.Count == 0 ? 0 : 1;
    }
}
