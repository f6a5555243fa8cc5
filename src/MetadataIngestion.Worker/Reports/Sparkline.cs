namespace MetadataIngestion.Worker.Reports;

/// <summary>Numbers as a line of small bars, as high as they are compared with the largest.</summary>
internal static class Sparkline
{
    private const string Bars = "▁▂▃▄▅▆▇█";
    private const char Unknown = '·';

    /// <param name="numbers">The numbers; <see langword="null"/> for what is not known.</param>
    public static string Of(IEnumerable<long?> numbers)
    {
        long?[] all = [.. numbers];
        var most = all.Max() ?? 0;
        return string.Concat(all.Select(number => number switch
        {
            null => Unknown,
            0 => Bars[0],
            { } some => Bars[(int)Math.Ceiling(some * (Bars.Length - 1.0) / most)],
        }));
    }
}
