using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Schemas;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>A contract of a dataset with the fields that it promises.</summary>
/// <param name="Urn">The contract.</param>
/// <param name="Id">What its owners call it.</param>
internal sealed record PromisedSchema(string Urn, string Id)
{
    private readonly HashSet<string> _fields = new(StringComparer.OrdinalIgnoreCase);
    private bool _isExact;
    private bool _isKnown;

    /// <summary>The contracts among the dependents of a dataset; what they promise stands in the assertions among them.</summary>
    public static List<PromisedSchema> ReadAll(IReadOnlyList<Dependent> dependents)
    {
        var assertions = dependents.Where(dependent => dependent.EntityType == EntityTypes.Assertion)
            .GroupBy(dependent => dependent.Urn, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First().Aspect, StringComparer.Ordinal);
        return [.. dependents.Where(dependent => dependent.EntityType == EntityTypes.DataContract)
            .Select(contract => Read(contract, assertions)).OrderBy(contract => contract.Id, StringComparer.Ordinal)];
    }

    /// <summary>Whether a change of a field, or of the dataset as a whole, is one of what is promised. Of what is not known it is said to be.</summary>
    public bool Covers(string? fieldPath)
    {
        if (fieldPath is null || _isExact || !_isKnown)
            return true;

        var plain = FieldPaths.Plain(fieldPath);
        return _fields.Any(field => field.Equals(plain, StringComparison.OrdinalIgnoreCase)
            || FieldPaths.IsInside(plain.ToUpperInvariant(), field.ToUpperInvariant())
            || FieldPaths.IsInside(field.ToUpperInvariant(), plain.ToUpperInvariant()));
    }

    private static PromisedSchema Read(Dependent contract, Dictionary<string, ReadOnlyMemory<byte>> assertions)
    {
        var promised = new PromisedSchema(contract.Urn, IdOf(contract.Path));
        using var properties = JsonDocument.Parse(contract.Aspect);
        if (properties.RootElement.TryGetProperty("schema", out var schema) && schema.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in schema.EnumerateArray())
            {
                if (item.TryGetProperty("assertion", out var urn) && assertions.TryGetValue(urn.GetString() ?? string.Empty, out var assertion))
                    promised.Add(assertion);
            }
        }

        return promised;
    }

    /// <summary>The last part of the path of what follows from an asset is what it is and its id.</summary>
    private static string IdOf(string path)
    {
        var name = path.AsSpan(PathKey.Parent(path).Length).TrimStart(PathKey.Separator);
        return name[(name.IndexOf(' ') + 1)..].ToString();
    }

    private void Add(ReadOnlyMemory<byte> assertionInfo)
    {
        using var info = JsonDocument.Parse(assertionInfo);
        if (!info.RootElement.TryGetProperty("schemaAssertion", out var assertion) || !assertion.TryGetProperty("schema", out var schema))
            return;

        _isKnown = true;
        _isExact |= assertion.TryGetProperty("compatibility", out var compatibility) && compatibility.GetString() == "EXACT_MATCH";
        foreach (var field in schema.GetProperty("fields").EnumerateArray())
            _fields.Add(field.GetProperty("fieldPath").GetString()!);
    }
}
