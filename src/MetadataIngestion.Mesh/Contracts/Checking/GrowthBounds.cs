using System.Globalization;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>How much the number of rows may grow in a period.</summary>
/// <param name="Least">At least so much.</param>
/// <param name="Most">At most so much; <see langword="null"/> for any.</param>
/// <param name="InPercent">Whether both are percent of the earlier number, rather than rows.</param>
/// <param name="Period">The period.</param>
internal sealed record GrowthBounds(decimal Least, decimal? Most, bool InPercent, TimeSpan Period)
{
    /// <summary>Reads a value, which is the least, a further one, which is the most, and a unit such as <c>percent/d</c> or <c>rows/h</c>.</summary>
    /// <returns><see langword="null"/> when they cannot be understood.</returns>
    public static GrowthBounds? Parse(SlaProperty sla)
    {
        var unit = (sla.Unit ?? "percent/d").Split('/');
        if (unit.Length > 2 || unit[0].ToLowerInvariant() is not ("percent" or "%" or "rows") || Number(sla.Value) is not { } least)
            return null;

        var most = sla.Extension is null ? null : Number(sla.Extension);
        var period = SlaDuration.Of(1, unit.Length == 2 ? unit[1] : "d");
        return period is not { } time || time <= TimeSpan.Zero || (sla.Extension is not null && (most is null || most < least))
            ? null
            : new GrowthBounds(least, most, unit[0] != "rows", time);
    }

    /// <summary>What is promised, for people.</summary>
    public string Describe(SlaProperty sla) =>
        string.Create(CultureInfo.InvariantCulture, $"{(Most is null ? $"at least {Least}" : $"{Least} to {Most}")} {sla.Unit ?? "percent/d"}");

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
