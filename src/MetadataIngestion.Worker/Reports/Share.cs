using System.Globalization;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Shares in percent. 100 % is all and 0 % is none, however many there are.</summary>
internal static class Share
{
    public static string Of(long part, long whole) => whole == 0 ? "-" : string.Create(CultureInfo.InvariantCulture, $"{Percent(part, whole)} %");

    /// <summary>The share in whole percent.</summary>
    public static int Percent(long part, long whole)
    {
        if (part == 0 || whole == 0)
            return 0;

        return part == whole ? 100 : Math.Clamp((int)Math.Round(100.0 * part / whole), 1, 99);
    }
}
