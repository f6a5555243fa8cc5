using System.Globalization;
using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Judges what became of how a dataset is kept. A setting that one of two crawls could not read is not compared.</summary>
internal static class SettingComparison
{
    public static void Compare(SchemaSnapshot before, SchemaSnapshot after, Judge judge)
    {
        if (before.Partitioning != after.Partitioning)
            judge.Add(VerdictRules.PartitioningChanged, before.Partitioning ?? "not partitioned", after.Partitioning ?? "not partitioned");
        if (before.RecordKey is not null && after.RecordKey is not null && before.RecordKey != after.RecordKey)
            judge.Add(VerdictRules.RecordKeyChanged);

        CompareFormats(before, after, judge);
        foreach (var (name, old) in before.Settings ?? [])
        {
            if (after.Settings?.GetValueOrDefault(name) is { } now && now != old && RuleFor(name, old, now) is { } rule)
                judge.Add(rule, old, now);
        }
    }

    private static void CompareFormats(SchemaSnapshot before, SchemaSnapshot after, Judge judge)
    {
        var (old, now) = (FormatOf(before), FormatOf(after));
        if (old != now && before.Fields is not null && after.Fields is not null)
            judge.Add(VerdictRules.FormatChanged, old, now);
    }

    private static string FormatOf(SchemaSnapshot snapshot) => snapshot.Settings?.GetValueOrDefault(SettingNames.Format) ?? snapshot.Model.ToString();

    private static VerdictRule? RuleFor(string setting, string before, string after) => setting switch
    {
        SettingNames.Compatibility or SettingNames.KeyCompatibility => RuleForCompatibility(before, after),
        SettingNames.Partitions => VerdictRules.TopicPartitionsChanged,
        SettingNames.CleanupPolicy => RuleForCleanup(before, after),
        SettingNames.Retention => RuleForRetention(before, after),
        SettingNames.Location => VerdictRules.LocationChanged,
        SettingNames.FormatVersion or SettingNames.ReaderVersion => IsMore(before, after) ? VerdictRules.ProtocolRaised : null,
        _ => null,
    };

    private static VerdictRule? RuleForCompatibility(string before, string after)
    {
        var (old, now) = (StrengthOf(before), StrengthOf(after));
        var loses = (old.Readers && !now.Readers) || (old.Writers && !now.Writers) || (old.Always && !now.Always);
        return loses ? VerdictRules.CompatibilityLoosened : old == now ? null : VerdictRules.CompatibilityTightened;
    }

    private static (bool Readers, bool Writers, bool Always) StrengthOf(string mode)
    {
        var isFull = mode.Contains("FULL", StringComparison.OrdinalIgnoreCase);
        return (
            isFull || mode.Contains("FORWARD", StringComparison.OrdinalIgnoreCase),
            isFull || mode.Contains("BACKWARD", StringComparison.OrdinalIgnoreCase),
            mode.Contains("TRANSITIVE", StringComparison.OrdinalIgnoreCase));
    }

    private static VerdictRule? RuleForCleanup(string before, string after)
    {
        var (old, now) = (Deletes(before), Deletes(after));
        return old == now ? null : now ? VerdictRules.TopicUncompacted : VerdictRules.TopicCompacted;

        static bool Deletes(string policy) => policy.Contains("delete", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A negative time is for ever.</summary>
    private static VerdictRule? RuleForRetention(string before, string after)
    {
        if (!long.TryParse(before, CultureInfo.InvariantCulture, out var old) || !long.TryParse(after, CultureInfo.InvariantCulture, out var now))
            return null;

        return (ulong)now < (ulong)old ? VerdictRules.RetentionShortened : VerdictRules.RetentionLengthened;
    }

    private static bool IsMore(string before, string after) =>
        int.TryParse(before, CultureInfo.InvariantCulture, out var old) && int.TryParse(after, CultureInfo.InvariantCulture, out var now) && now > old;
}
