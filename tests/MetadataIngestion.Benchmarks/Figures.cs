using System.Globalization;

namespace MetadataIngestion.Benchmarks;

/// <summary>How figures are printed.</summary>
internal static class Figures
{
    public static string Ratio(double value, double reference) => (value / reference).ToString("F2", CultureInfo.InvariantCulture);

    public static string Ratio(TimeSpan value, TimeSpan reference) => Ratio(value.TotalMilliseconds, reference.TotalMilliseconds);

    public static string Rate(double count, TimeSpan time) => Rate(count, time.TotalMilliseconds);

    public static string Rate(double count, double milliseconds) => string.Create(CultureInfo.InvariantCulture, $"{count * 1000 / milliseconds:F0}/s");

    public static void Print(string what, string value, string? target = null) =>
        Console.WriteLine($"  {what,-60} {value}{(target is null ? string.Empty : $"  (target: {target})")}");
}
