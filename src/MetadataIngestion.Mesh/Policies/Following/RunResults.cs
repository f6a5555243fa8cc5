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

            // Whoever is waived has neither passed nor failed.
            if (violation?.Waiver is null)
                Of(urn)[outcome.Policy.TestUrn] = new Judgement(outcome.Policy, violation?.Message);
        }
    }

    /// <summary>The results of one asset: what was found out now, and what was not asked again.</summary>
    public ResultChange Of(string urn, bool isTouched, IReadOnlyDictionary<string, bool> before, PolicyCatalog catalog)
    {
        var judged = _judged.GetValueOrDefault(urn) ?? [];
        var after = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var test in catalog.OnCrawl.Select(policy => policy.TestUrn))
        {
            if (judged.TryGetValue(test, out var judgement))
                after[test] = judgement.Message is null;
            else if (!IsAsked(test, isTouched) && before.TryGetValue(test, out var passed))
                after[test] = passed;
        }

        return new ResultChange(urn, before, after, judged);
    }

    private bool IsAsked(string test, bool isTouched) => _evaluated.Contains(test) && (isTouched || changed.Contains(test));

    private Dictionary<string, Judgement> Of(string urn)
    {
        if (!_judged.TryGetValue(urn, out var tests))
            _judged.Add(urn, tests = new Dictionary<string, Judgement>(StringComparer.Ordinal));
        return tests;
    }
}
