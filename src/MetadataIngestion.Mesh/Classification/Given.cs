namespace MetadataIngestion.Mesh.Classification;

/// <summary>The tags and terms at one place, with the rules that gave them.</summary>
/// <param name="tags">The tags that are there.</param>
/// <param name="terms">The terms that are there.</param>
/// <param name="exclusive">Tells of two whether they may not stand together.</param>
internal sealed class Given(IReadOnlyList<string> tags, IReadOnlyList<string> terms, Func<string, string, bool> exclusive)
{
    private readonly Dictionary<string, ClassificationRule> _rules = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Tags { get; private set; } = tags;

    public IReadOnlyList<string> Terms { get; private set; } = terms;

    public bool IsChanged => _rules.Count > 0;

    /// <summary>The rules that gave something.</summary>
    public IEnumerable<ClassificationRule> Rules => _rules.Values;

    public ClassificationRule? RuleOf(string name) => _rules.GetValueOrDefault(name);

    /// <summary>Adds what a rule gives, but for what stands there already.</summary>
    /// <returns>What may not stand beside what was there first.</returns>
    public List<(string Name, string Rival, ClassificationRule? Of)> Add(ClassificationRule rule)
    {
        var refused = new List<(string, string, ClassificationRule?)>();
        Tags = Add(Tags, rule.Tags, rule, refused);
        Terms = Add(Terms, rule.Terms, rule, refused);
        return refused;
    }

    private IReadOnlyList<string> Add(IReadOnlyList<string> there, IReadOnlyList<string> added, ClassificationRule rule, List<(string, string, ClassificationRule?)> refused)
    {
        foreach (var name in added.Where(name => !there.Any(other => PlainName.Of(other) == PlainName.Of(name))))
        {
            if (there.FirstOrDefault(other => exclusive(PlainName.Of(other), PlainName.Of(name))) is { } rival)
            {
                refused.Add((name, rival, RuleOf(rival)));
                continue;
            }

            there = [.. there, name];
            _rules.Add(name, rule);
        }

        return there;
    }
}
