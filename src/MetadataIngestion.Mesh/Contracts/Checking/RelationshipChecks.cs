using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Checking;

/// <summary>Checks that the references of a contract are foreign keys of the dataset.</summary>
internal static class RelationshipChecks
{
    public static IEnumerable<CheckResult> Run(CheckSubject subject)
    {
        var ofSchema = subject.Schema.Relationships.Select(relationship => (From: relationship.From, relationship));
        var ofProperties = subject.Schema.AllProperties().SelectMany(property => property.Relationships.Select(relationship =>
            (From: (IReadOnlyList<string>)[$"{subject.Schema.Name}.{property.Path}"], relationship)));
        return ofSchema.Concat(ofProperties).Select(pair => Check(subject, pair.From, pair.relationship));
    }

    private static CheckResult Check(CheckSubject subject, IReadOnlyList<string> from, ContractRelationship relationship)
    {
        var sources = from.Select(reference => Resolve(subject.Contract, reference)).ToList();
        var targets = relationship.To.Select(reference => Resolve(subject.Contract, reference)).ToList();
        var text = $"{string.Join(", ", from)} to {string.Join(", ", relationship.To)}";
        var path = from.Count == 1 ? sources[0]?.Field ?? string.Empty : string.Empty;
        var (verdict, evidence, message) = sources.Contains(null) || targets.Contains(null)
            ? (Verdict.Unknown, Evidence.None, $"The reference from {text} leads out of this file or to nothing in it.")
            : HasForeignKey(subject, [.. sources.Select(source => source!.Value.Field)], [.. targets.Select(target => target!.Value)])
                ? (Verdict.Passed, Evidence.Proved, $"A foreign key leads from {text}.")
                : subject.IsTable
                    ? (Verdict.Warned, Evidence.Proved, $"No foreign key leads from {text}.")
                    : (Verdict.Unknown, Evidence.None, $"The source keeps no foreign keys, so nothing makes sure of the reference from {text}.");
        return new CheckResult(CheckCodes.Relationship, path, verdict, evidence, message, relationship.Position);
    }

    private static bool HasForeignKey(CheckSubject subject, IReadOnlyList<string> from, IReadOnlyList<(string Dataset, string Field)> to) =>
        subject.Dataset.ForeignKeys.Any(key =>
            key.Fields.Count == from.Count
            && to.All(target => subject.Comparer.Equals(key.Target.LastPart, target.Dataset))
            && from.Zip(to).All(pair => key.Fields.Zip(key.TargetFields).Any(actual =>
                subject.Comparer.Equals(actual.First, pair.First) && subject.Comparer.Equals(actual.Second, pair.Second.Field))));

    /// <summary>The physical names behind a reference: <c>schema.property</c> by names, or <c>schema/ID/properties/ID</c> by ids.</summary>
    private static (string Dataset, string Field)? Resolve(Contract contract, string reference)
    {
        if (reference.Contains('#', StringComparison.Ordinal))
            return null;
        if (reference.Contains('/', StringComparison.Ordinal))
            return ResolveIds(contract, reference.Trim('/').Split('/'));

        var dot = reference.IndexOf('.', StringComparison.Ordinal);
        if (dot <= 0)
            return null;

        var (name, field) = (reference[..dot], reference[(dot + 1)..]);
        if (contract.Schemas.FirstOrDefault(schema => schema.Name == name) is not { } schema)
            return (name, field);

        var property = schema.AllProperties().FirstOrDefault(property => property.Name == field || property.Path == field);
        return (LastName(schema), property?.Path ?? field);
    }

    private static (string Dataset, string Field)? ResolveIds(Contract contract, string[] steps)
    {
        if (steps is not ["schema", var id, "properties", .. var ids] || contract.Schemas.FirstOrDefault(schema => schema.Id == id) is not { } schema)
            return null;

        ContractProperty? found = null;
        foreach (var step in ids.Where(step => step is not ("properties" or "items")))
        {
            found = (found?.Nested ?? schema.Properties).FirstOrDefault(property => property.Id == step);
            if (found is null)
                return null;
        }

        return found is null ? null : (LastName(schema), found.Path);
    }

    private static string LastName(ContractSchema schema) => schema.Physical.Split('.')[^1];
}
