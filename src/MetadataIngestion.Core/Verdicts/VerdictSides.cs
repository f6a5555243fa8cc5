namespace MetadataIngestion.Core.Verdicts;

/// <summary>The two directions of a change.</summary>
/// <param name="Readers">What it does to those that read the data as it was before.</param>
/// <param name="Writers">What it does to those that write the data as it was before, and to reading what they wrote.</param>
internal readonly record struct VerdictSides(VerdictLevel Readers, VerdictLevel Writers)
{
    /// <summary>Reads the initials of both levels, such as <c>R/C</c>.</summary>
    public static implicit operator VerdictSides(string initials) => new(LevelOf(initials[0]), LevelOf(initials[2]));

    public VerdictLevel Worst => Readers > Writers ? Readers : Writers;

    private static VerdictLevel LevelOf(char initial) => initial switch
    {
        'B' => VerdictLevel.Breaking,
        'R' => VerdictLevel.Risky,
        'C' => VerdictLevel.Compatible,
        _ => VerdictLevel.Informational,
    };
}
