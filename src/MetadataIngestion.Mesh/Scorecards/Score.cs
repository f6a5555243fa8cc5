namespace MetadataIngestion.Mesh.Scorecards;

/// <summary>How well datasets are looked after.</summary>
/// <param name="Assets">How many there are.</param>
/// <param name="Owned">How many of them have an owner.</param>
/// <param name="Described">How many have a description of their own.</param>
/// <param name="Classified">How many have a tag, or a field with one.</param>
/// <param name="Promised">How many an active contract is about.</param>
/// <param name="Passing">How many of these keep it: some check passed and none failed.</param>
/// <param name="Findings">How many findings are open: violations of policies, each once for each source that tells of it, and others.</param>
internal sealed record Score(long Assets, long Owned, long Described, long Classified, long Promised, long Passing, long Findings)
{
    public static Score Zero { get; } = new(0, 0, 0, 0, 0, 0, 0);

    public static Score operator +(Score one, Score other) => new(
        one.Assets + other.Assets,
        one.Owned + other.Owned,
        one.Described + other.Described,
        one.Classified + other.Classified,
        one.Promised + other.Promised,
        one.Passing + other.Passing,
        one.Findings + other.Findings);
}
