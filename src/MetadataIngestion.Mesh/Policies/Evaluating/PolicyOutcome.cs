using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Evaluating;

/// <summary>What came of a policy.</summary>
/// <param name="Policy">The policy.</param>
internal sealed record PolicyOutcome(Policy Policy)
{
    /// <summary>Who does not keep to it, in the order of the paths; one for each asset.</summary>
    public IReadOnlyList<Violation> Violations { get; init; } = [];

    /// <summary>How many assets it rules.</summary>
    public int Asked { get; init; }

    /// <summary>Those of them that it could judge.</summary>
    public IReadOnlySet<string> Urns { get; init; } = new HashSet<string>();

    /// <summary>How many it could judge.</summary>
    public int Judged => Urns.Count;

    /// <summary>Why nothing is known; <see langword="null"/> when it could be evaluated.</summary>
    public MeshFinding? Problem { get; init; }

    /// <summary>Those that nobody answers for.</summary>
    public IEnumerable<Violation> Open => Violations.Where(violation => violation.Waiver is null);

    /// <summary>How many keep to it.</summary>
    public int Passed => Judged - Violations.Count;

    /// <summary>Of how many nobody knows.</summary>
    public int Unknown => Asked - Judged;

    /// <summary>Together with what came of it for other assets.</summary>
    public PolicyOutcome With(PolicyOutcome others) => others.Problem is not null ? others : this with
    {
        Asked = Asked + others.Asked,
        Urns = Urns.Count == 0 ? others.Urns : Urns.Concat(others.Urns).ToHashSet(StringComparer.Ordinal),
        Violations = Violations.Count == 0 ? others.Violations : InOrder(Violations.Concat(others.Violations)),
    };

    /// <summary>Violations in the order of the paths.</summary>
    public static IReadOnlyList<Violation> InOrder(IEnumerable<Violation> violations) =>
        [.. violations.OrderBy(violation => violation.Path, StringComparer.Ordinal).ThenBy(violation => violation.Urn, StringComparer.Ordinal)];
}
