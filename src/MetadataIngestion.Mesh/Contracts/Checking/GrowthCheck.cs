using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Answers promises about how much more rows there are, by what earlier crawls saw.</summary>
internal static class GrowthCheck
{
    private const decimal EstimateMargin = 0.1m;

    public static CheckResult Run(CheckSubject subject, SlaProperty sla)
    {
        if (GrowthBounds.Parse(sla) is not { } bounds)
            return Untold(sla, $"\"{sla.Value}\" to \"{sla.Extension}\" {sla.Unit} is no growth. Write a value, perhaps a valueExt, and a unit such as percent/d or rows/h.");
        if (subject.Dataset.Statistics?.RowCount is not { } rows)
            return Untold(sla, "Nobody counted the rows.");
        if (subject.Earlier(subject.Now - bounds.Period) is not { } earlier)
            return Untold(sla, $"No crawl as long ago as the period of {sla.Unit ?? "percent/d"} knows how many rows there were.");
        if (bounds.InPercent && earlier.Rows == 0)
            return Untold(sla, "There were no rows, so growth cannot be told in percent.");

        return Compare(subject, sla, bounds, Growth(subject, bounds, earlier, rows));
    }

    /// <summary>The growth in one period, as if it had been even since the earlier crawl.</summary>
    private static decimal Growth(CheckSubject subject, GrowthBounds bounds, RowCount earlier, long rows)
    {
        var growth = rows - (decimal)earlier.Rows;
        var periods = (decimal)((subject.Now - earlier.At) / bounds.Period);
        return (bounds.InPercent ? growth * 100 / earlier.Rows : growth) / periods;
    }

    private static CheckResult Compare(CheckSubject subject, SlaProperty sla, GrowthBounds bounds, decimal growth)
    {
        // A database's number of rows is an estimate.
        if (!subject.HoldsFiles && (IsNear(growth, bounds.Least) || (bounds.Most is { } near && IsNear(growth, near))))
            return Untold(sla, $"The rows are estimated, and the growth is too near to {bounds.Describe(sla)} to tell.");

        return growth < bounds.Least || growth > bounds.Most
            ? new CheckResult(CheckCodes.Growth, string.Empty, Verdict.Failed, Evidence.Observed, $"The number of rows {(growth < bounds.Least ? "grows too little" : "grows too much")}; {bounds.Describe(sla)} are promised.", sla.Position)
            : new CheckResult(CheckCodes.Growth, string.Empty, Verdict.Passed, Evidence.Observed, $"The number of rows grows by {bounds.Describe(sla)}.", sla.Position);
    }

    private static bool IsNear(decimal growth, decimal bound) => bound != 0 && Math.Abs(growth - bound) <= EstimateMargin * Math.Abs(bound);

    private static CheckResult Untold(SlaProperty sla, string because) => new(CheckCodes.Growth, string.Empty, Verdict.Unknown, Evidence.None, because, sla.Position);
}
