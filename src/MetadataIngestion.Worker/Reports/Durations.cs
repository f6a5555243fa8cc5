using System.Globalization;

namespace MetadataIngestion.Worker.Reports;

internal static class Durations
{
    /// <summary>A duration for people, such as <c>340 ms</c>, <c>1.2 s</c> or <c>3 min 4 s</c>.</summary>
    public static string Describe(long milliseconds) => milliseconds switch
    {
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds} ms"),
        < 60_000 => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000.0:0.0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 60_000} min {milliseconds / 1000 % 60} s"),
    };
}
