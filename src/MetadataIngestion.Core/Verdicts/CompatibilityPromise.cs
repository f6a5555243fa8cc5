using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>
/// Which side of a schema is promised compatibility. Where a registry holds a subject to one side, its users know to upgrade the other first: what breaks
/// that other side is a risk only. Where nothing is known, both sides count.
/// </summary>
internal readonly record struct CompatibilityPromise(bool Readers, bool Writers)
{
    /// <summary>The promise of a snapshot's compatibility mode; of a subject's backward compatibility, newer schemas read what older ones wrote.</summary>
    public static CompatibilityPromise Of(SchemaSnapshot snapshot)
    {
        var mode = snapshot.Settings?.GetValueOrDefault(SettingNames.Compatibility);
        var isBackward = mode?.Contains("BACKWARD", StringComparison.OrdinalIgnoreCase) == true;
        var isForward = mode?.Contains("FORWARD", StringComparison.OrdinalIgnoreCase) == true;
        return isBackward == isForward ? new CompatibilityPromise(true, true) : new CompatibilityPromise(Readers: isForward, Writers: isBackward);
    }

    public VerdictLevel LevelOf(VerdictSides sides)
    {
        var readers = Limit(sides.Readers, Readers);
        var writers = Limit(sides.Writers, Writers);
        return readers > writers ? readers : writers;
    }

    private static VerdictLevel Limit(VerdictLevel level, bool promised) => !promised && level > VerdictLevel.Risky ? VerdictLevel.Risky : level;
}
