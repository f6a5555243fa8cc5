using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>What one change of a dataset, or of a field of it, means.</summary>
/// <param name="Rule">The kind of change.</param>
/// <param name="Sides">How much it hurts readers and writers.</param>
/// <param name="Level">How much it hurts in all, given which side is promised compatibility.</param>
internal sealed record Verdict(VerdictRule Rule, VerdictSides Sides, VerdictLevel Level)
{
    /// <summary>The field as it was, or as it is when it is new; <see langword="null"/> for a change of the dataset itself.</summary>
    public FieldSnapshot? Field { get; init; }

    /// <summary>What there was, for people; <see langword="null"/> for nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What there is, for people; <see langword="null"/> for nothing.</summary>
    public string? After { get; init; }

    /// <summary>The change for people.</summary>
    public string Describe(string dataset)
    {
        var subject = Field is null ? dataset : $"{dataset}, field {FieldPaths.Plain(Field.Path)}";
        return (Before, After) switch
        {
            (null, null) => $"{subject} {Rule.Meaning}",
            (null, _) => $"{subject} {Rule.Meaning}: {After}",
            (_, null) => $"{subject} {Rule.Meaning}: {Before}",
            _ => $"{subject} {Rule.Meaning}: {Before} -> {After}",
        };
    }
}
