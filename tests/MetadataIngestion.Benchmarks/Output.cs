using System.Globalization;

namespace MetadataIngestion.Benchmarks;

/// <summary>Figures as the benchmarks print them.</summary>
internal static class Output
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    public static string Ratio(double value, double reference) => (value / reference).ToString("F2", CultureInfo.InvariantCulture);

    public static string Rate(double count, double milliseconds) => $"{count * 1000 / milliseconds:F0}/s";

    public static void Print(string what, string value, string? target = null) =>
        Console.WriteLine($"  {what,-60} {value}{(target is null ? string.Empty : $"  (target: {target})")}");
}
