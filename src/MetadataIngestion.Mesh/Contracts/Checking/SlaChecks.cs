using System.Globalization;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Answers promises about the service as far as metadata can.</summary>
internal static class SlaChecks
{
    private const string Kafka = "kafka";

    public static CheckResult Run(CheckSubject subject, SlaProperty sla) => sla.Kind switch
    {
        "latency" or "frequency" => Freshness(subject, sla),
        "retention" => Retention(subject, sla),
        "generalAvailability" or "endOfSupport" or "endOfLife" => Lifetime(subject, sla),
        SlaProperty.RowCountGrowth => GrowthCheck.Run(subject, sla),
        _ => Untold(sla, CheckCodes.Service, $"Metadata cannot tell about {sla.Kind}.") with { IsAnswerable = false },
    };

    private static CheckResult Freshness(CheckSubject subject, SlaProperty sla)
    {
        if (SlaDuration.Parse(sla) is not { } limit)
            return Untold(sla, CheckCodes.Freshness, $"\"{sla.Value} {sla.Unit}\" is not a duration.");
        if (LastData(subject, sla) is not { } last)
            return Untold(sla, CheckCodes.Freshness, "The source does not say when the data last changed.");

        return subject.Now - last <= limit
            ? new CheckResult(CheckCodes.Freshness, string.Empty, Verdict.Passed, Evidence.Observed, $"The data is not older than {sla.Value} {sla.Unit}.", sla.Position)
            : new CheckResult(CheckCodes.Freshness, string.Empty, Verdict.Failed, Evidence.Observed, $"The newest data is of {Describe(last)}, older than the promised {sla.Value} {sla.Unit}.", sla.Position);
    }

    /// <summary>The newest value of the column that the promise names, else the last change of the files.</summary>
    private static DateTimeOffset? LastData(CheckSubject subject, SlaProperty sla)
    {
        foreach (var element in sla.Elements.Where(element => element.StartsWith(subject.Schema.Name + ".", StringComparison.Ordinal)))
        {
            var newest = subject.StatisticsOf(element[(subject.Schema.Name.Length + 1)..])?.Max;
            if (DateTimeOffset.TryParse(newest, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
                return time;
        }

        // Databases and clusters say when a definition changed, which says nothing about the data.
        return subject.HoldsFiles ? subject.Dataset.Modified : null;
    }

    private static CheckResult Retention(CheckSubject subject, SlaProperty sla)
    {
        var properties = subject.Dataset.Properties;
        if (SlaDuration.Parse(sla) is not { } promised)
            return Untold(sla, CheckCodes.Retention, $"\"{sla.Value} {sla.Unit}\" is not a duration.");
        if (subject.Dataset.Path.Platform != Kafka || !long.TryParse(properties.GetValueOrDefault("retention.ms"), CultureInfo.InvariantCulture, out var kept))
            return Untold(sla, CheckCodes.Retention, "The source does not say how long it keeps the data.");
        if (!properties.GetValueOrDefault("cleanup.policy", "delete").Contains("delete", StringComparison.Ordinal))
            return new CheckResult(CheckCodes.Retention, string.Empty, Verdict.Passed, Evidence.Proved, "The topic keeps the newest record of each key for good.", sla.Position);

        return kept < 0 || kept >= promised.TotalMilliseconds
            ? new CheckResult(CheckCodes.Retention, string.Empty, Verdict.Passed, Evidence.Proved, "The topic keeps its records long enough.", sla.Position)
            : new CheckResult(CheckCodes.Retention, string.Empty, Verdict.Failed, Evidence.Proved, $"The topic keeps its records for {kept} ms, shorter than {sla.Value} {sla.Unit}.", sla.Position);
    }

    private static CheckResult Lifetime(CheckSubject subject, SlaProperty sla)
    {
        if (!DateTimeOffset.TryParse(sla.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return Untold(sla, CheckCodes.Lifetime, $"\"{sla.Value}\" is not a date.");
        if (sla.Kind == "generalAvailability" || date > subject.Now)
            return new CheckResult(CheckCodes.Lifetime, string.Empty, Verdict.Passed, Evidence.Observed, $"The dataset is there; {sla.Kind} is {Describe(date)}.", sla.Position);

        return sla.Kind == "endOfLife" && LastData(subject, sla) > date
            ? new CheckResult(CheckCodes.Lifetime, string.Empty, Verdict.Failed, Evidence.Observed, $"endOfLife was {Describe(date)}, and the data still changes.", sla.Position)
            : new CheckResult(CheckCodes.Lifetime, string.Empty, Verdict.Warned, Evidence.Observed, $"{sla.Kind} was {Describe(date)}, and the dataset is still there.", sla.Position);
    }

    private static CheckResult Untold(SlaProperty sla, string code, string because) => new(code, string.Empty, Verdict.Unknown, Evidence.None, because, sla.Position);

    private static string Describe(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
