using MetadataIngestion.Mesh.Policies.Evaluating;

namespace MetadataIngestion.Mesh.Policies.Following;

/// <summary>What the policies said of some assets after one run, by asset and test.</summary>
/// <param name="changed">The tests of policies that are new or changed.</param>
internal sealed class RunResults(IReadOnlySet<string> changed)
{
    private readonly Dictionary<string, Dictionary<string, Judgement>> _judged = new(StringComparer.Ordinal);
    private readonly HashSet<string> _evaluated = new(StringComparer.Ordinal);

    public void Add(PolicyOutcome outcome)
    {
        if (outcome.Problem is not null)
            return;

        _evaluated.Add(outcome.Policy.TestUrn);
        var violations = outcome.Violations.ToDictionary(violation => violation.Urn, StringComparer.Ordinal);
        foreach (var urn in outcome.Urns)
        {
            var violation = violations.GetValueOrDefault(urn);
            Of(urn)[outcome.Policy.TestUrn] = new Judgement(outcome.Policy, violation?.Message, violation?.Waiver is not null);
        }
    }

    /// <summary>The results of one asset: what was found out now, and what was not asked again.</summary>
    public ResultChange Of(string urn, bool isTouched, IReadOnlyDictionary<string, bool> before, PolicyCatalog catalog)
    {
        var judged = _judged.GetValueOrDefault(urn) ?? [];
        var after = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (test, judgement) in judged.Where(test => !test.Value.IsWaived))
            after[test] = judgement.Message is null;
        foreach (var (test, passed) in before.Where(test => !judged.ContainsKey(test.Key) && Stands(test.Key, isTouched, catalog)))
            after[test] = passed;
        return new ResultChange(urn, before, after, judged) { Policies = catalog };
    }

    /// <summary>Whether what was said of an asset still holds: nobody asked again, or nobody can read whether the policy is in use.</summary>
    private bool Stands(string test, bool isTouched, PolicyCatalog catalog) => catalog.FindOnCrawl(test) is null ? !catalog.IsComplete : !IsAsked(test, isTouched);

    private bool IsAsked(string test, bool isTouched) => _evaluated.Contains(test) && (isTouched || changed.Contains(test));

    private Dictionary<string, Judgement> Of(string urn)
    {
        if (!_judged.TryGetValue(urn, out var tests))
            _judged.Add(urn, tests = new Dictionary<string, Judgement>(StringComparer.Ordinal));
        return tests;
    }
}
