using MetadataIngestion.Abstractions;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>
/// Checks a dataset against its contract by metadata alone. What metadata cannot tell is unknown, never passed. The order of the promises
/// and of their checks is that of the contract.
/// </summary>
internal static class ContractChecker
{
    /// <param name="target">What the contract says.</param>
    /// <param name="dataset">What a crawl found.</param>
    /// <param name="now">When it looked.</param>
    /// <param name="earlier">How many rows the newest crawl saw that began at a time or before.</param>
    public static ContractOutcome Check(ContractTarget target, Dataset dataset, DateTimeOffset now, Func<DateTimeOffset, RowCount?> earlier)
    {
        var subject = new CheckSubject(target, dataset, now, earlier);
        return new ContractOutcome(target, dataset, [.. Promises(subject)]);
    }

    private static IEnumerable<Promise> Promises(CheckSubject subject)
    {
        yield return new Promise("structure", PromiseKind.Structure, [.. StructureChecks.Run(subject)]);
        var constraints = ConstraintChecks.Run(subject).ToList();
        if (constraints.Count > 0)
            yield return new Promise("constraints", PromiseKind.Constraints, constraints);

        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in Rules(subject))
            yield return rule with { Key = Distinct(keys, rule.Key) };
        foreach (var sla in subject.Contract.Sla.Where(sla => sla.Concerns(subject.Schema)))
            yield return OfService(subject, sla) is var promise ? promise with { Key = Distinct(keys, promise.Key) } : promise;
    }

    private static IEnumerable<Promise> Rules(CheckSubject subject) =>
        subject.Schema.Quality.Select(rule => OfRule(subject, rule, null)).Concat(
            subject.Schema.AllProperties().SelectMany(property => property.Quality.Select(rule => OfRule(subject, rule, property))));

    private static Promise OfRule(CheckSubject subject, QualityRule rule, ContractProperty? property) =>
        new($"quality:{property?.Path}:{rule.Label ?? rule.Metric ?? rule.Type}", PromiseKind.Quality, [QualityChecks.Run(subject, rule, property)])
        {
            Rule = rule,
            Property = property,
        };

    private static Promise OfService(CheckSubject subject, SlaProperty sla) =>
        new($"sla:{sla.Kind}", sla.Kind is "latency" or "frequency" ? PromiseKind.Freshness : PromiseKind.Service, [SlaChecks.Run(subject, sla)]) { Sla = sla };

    private static string Distinct(HashSet<string> keys, string key)
    {
        var distinct = key;
        for (var number = 2; !keys.Add(distinct); number++)
            distinct = FormattableString.Invariant($"{key}:{number}");
        return distinct;
    }
}
