using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Collects the verdicts on one dataset.</summary>
internal sealed class Judge(SchemaModel model, CompatibilityPromise promise)
{
    private readonly List<Verdict> _verdicts = [];

    public SchemaModel Model => model;

    public IReadOnlyList<Verdict> Verdicts => _verdicts;

    public void Add(VerdictRule rule, string? before = null, string? after = null, FieldSnapshot? field = null)
    {
        var sides = rule.SidesFor(model);
        _verdicts.Add(new Verdict(rule, sides, promise.LevelOf(sides)) { Field = field, Before = before, After = after });
    }
}
