using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Worker.Secrets;

namespace MetadataIngestion.Worker.Reports;

/// <summary>Prints a run's report for people.</summary>
internal sealed class ReportPrinter(TextWriter output, SecretRedactor redactor)
{
    private const int MostRules = 5;

    public void Print(RunReport report)
    {
        output.WriteLine($"{report.Source}: {Describe(report.Status)} in {Durations.Describe(report.DurationMs)} (run {report.RunId})");
        if (report.Scope is not null)
            Line("scope", report.Scope);
        PrintCounts(report);
        PrintParts(report.Parts ?? []);
        PrintVerdicts(report.Verdicts);
        PrintScopes(report.Scopes);
        PrintRemovals(report);
        foreach (var capability in report.Capabilities.Where(capability => capability.Detail is not null))
            Line("capability", $"{capability.Name}: {capability.Status}. {capability.Detail}");

        PrintNotices("warning", report.Warnings, report.WarningCount);
        PrintNotices("failure", report.Failures, report.FailureCount);
        PrintByRule("filtered by", report.FilteredByRule);
        PrintByRule("owners by", report.OwnersByRule);
    }

    /// <summary>A status for people.</summary>
    public static string Describe(RunStatus status) => status switch
    {
        RunStatus.PartiallySucceeded => "partially succeeded",
        RunStatus.AwaitingApproval => "waits for approval",
        _ => status.ToString().ToLowerInvariant(),
    };

    private void PrintCounts(RunReport report)
    {
        var entities = report.Entities;
        Line("entities", $"{entities.Seen} seen: {entities.Added} added, {entities.Changed} changed, {entities.Unchanged} unchanged; {entities.Removed} removed, {entities.Filtered} filtered");
        var offsets = report.Log.LastOffset == 0 ? string.Empty : $" (offsets {report.Log.FirstOffset} to {report.Log.LastOffset})";
        Line("proposals", $"{report.Proposals.Emitted} emitted{offsets}, {report.Proposals.Suppressed} suppressed as unchanged");
    }

    private void PrintParts(IReadOnlyList<PartReport> parts)
    {
        foreach (var part in parts)
            Line("part", $"{part.Name}: {Describe(part)}");
    }

    private static string Describe(PartReport part)
    {
        var begun = part.Attempts > 1 ? $", begun {part.Attempts} times" : string.Empty;
        return part switch
        {
            { Status: { } status } => $"{Describe(status)} on {part.Worker} in {Durations.Describe(part.DurationMs)}{begun}; {part.Seen} seen, {part.Emitted} proposals",
            { StartedAt: { } since } => $"not ended, on {part.Worker} since {since:yyyy-MM-dd HH:mm:ss} UTC{begun}; {part.Emitted} proposals",
            _ => "not begun",
        };
    }

    private void PrintVerdicts(VerdictCounts? verdicts)
    {
        if (verdicts is not null)
            Line("changes", $"{verdicts.Breaking} breaking, {verdicts.Risky} risky, {verdicts.Compatible} compatible, {verdicts.Informational} informational");
    }

    private void PrintScopes(ScopeCounts scopes)
    {
        Line("scopes", $"{scopes.Complete} complete, {scopes.Incomplete} incomplete");
        foreach (var scope in scopes.IncompleteScopes)
            Line("incomplete", $"{scope.Scope} ({scope.Reason}): {scope.Message}", scope.Remedy);

        PrintMore(scopes.Incomplete - scopes.IncompleteScopes.Count, "incomplete scopes");
    }

    private void PrintRemovals(RunReport report)
    {
        PrintByRule("removed as", report.Removals.ByReason);
        if (report.Removals.KeptUnproven > 0)
            Line("kept", $"{report.Removals.KeptUnproven} entities were not seen but stay, because their scope was not listed to its end");
        if (report.Quarantined is { } waiting)
            Line("held", waiting == 1 ? "1 dataset is in quarantine and not proposed as it is now" : $"{waiting} datasets are in quarantine and not proposed as they are now", "To see why: quarantine list");
        if (report.Removals.Held > 0)
            Line("held", $"{report.Removals.Held} removals wait for approval", $"If they are right: crawl {report.Source} --approve-removals");
    }

    private void PrintNotices(string label, IReadOnlyList<Notice> notices, long count)
    {
        foreach (var notice in notices)
            Line(label, notice.Object is null ? notice.Message : $"{notice.Object}: {notice.Message}", notice.Remedy);

        PrintMore(count - notices.Count, $"{label}s");
    }

    private void PrintByRule(string label, IReadOnlyDictionary<string, long> counts)
    {
        foreach (var (rule, count) in counts.OrderByDescending(rule => rule.Value).ThenBy(rule => rule.Key, StringComparer.Ordinal).Take(MostRules))
            Line(label, $"{rule}: {count}");

        PrintMore(counts.Count - MostRules, "rules");
    }

    private void PrintMore(long count, string what)
    {
        if (count > 0)
            Line(string.Empty, $"and {count} more {(count == 1 ? what.TrimEnd('s') : what)}");
    }

    private void Line(string label, string text, string? remedy = null)
    {
        output.WriteLine($"  {label,-12}{redactor.Redact(text)}");
        if (remedy is not null)
            output.WriteLine($"  {string.Empty,-12}-> {redactor.Redact(remedy)}");
    }
}
