using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Json;

/// <summary>Resolves references within a document and to the documents registered beside it. Nothing is ever fetched from an address.</summary>
internal sealed class JsonSchemaResolver(IReadOnlyList<JsonSchemaDocument> documents)
{
    private readonly HashSet<string> _problems = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>What a schema comes to.</summary>
    public JsonSchemaShape Resolve(JsonSchemaNode node)
    {
        var shape = new JsonSchemaShape();
        Add(shape, node, []);
        return shape;
    }

    /// <param name="shape">Takes what the schema says.</param>
    /// <param name="node">The schema.</param>
    /// <param name="followed">The references that were followed, and whether that goes on: what was added once adds nothing more.</param>
    private void Add(JsonSchemaShape shape, JsonSchemaNode node, Dictionary<string, bool> followed)
    {
        if (node.Element.ValueKind != JsonValueKind.Object)
            return;

        var reference = ReferenceOf(node.Element);
        if (reference is null || node.Document.ReferencesHaveSiblings)
            shape.Add(node);
        if (reference is not null)
            Follow(shape, node, reference, followed);
        if (node.Element.TryGetProperty("allOf", out var parts) && parts.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in parts.EnumerateArray())
                Add(shape, node.With(part), followed);
        }
    }

    private void Follow(JsonSchemaShape shape, JsonSchemaNode node, string reference, Dictionary<string, bool> followed)
    {
        if (Find(node, reference) is not { } target)
        {
            _problems.Add($"The schema refers to {reference}, which is neither in it nor registered as a reference. Addresses are never fetched.");
            return;
        }

        var key = $"{target.Document.Name}|{reference}";
        shape.Reference ??= key;
        if (followed.TryAdd(key, true))
        {
            Add(shape, target, followed);
            followed[key] = false;
        }
        else if (followed[key])
        {
            _problems.Add($"The schema's reference to {reference} leads in a circle that describes nothing.");
        }
    }

    private JsonSchemaNode? Find(JsonSchemaNode node, string reference)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (address, fragment) = hash < 0 ? (reference, string.Empty) : (reference[..hash], reference[(hash + 1)..]);
        if (address.Length == 0)
            return node.Document.FindFragment(fragment) is { } near ? node.With(near) : null;
        if (documents.FirstOrDefault(document => document.Name == address) is { } named)
            return named.FindFragment(fragment) is { } found ? new JsonSchemaNode(named, found) : null;

        return Uri.TryCreate(node.Document.Base, address, out var uri) ? FindByAddress(node.Document, uri, fragment) : null;
    }

    private JsonSchemaNode? FindByAddress(JsonSchemaDocument near, Uri address, string fragment)
    {
        foreach (var document in documents.Prepend(near))
        {
            if (document.FindId(address) is not { } part)
                continue;

            var isWhole = fragment.Length == 0 || !Equals(document.Base, address);
            return isWhole ? new JsonSchemaNode(document, part) : document.FindFragment(fragment) is { } found ? new JsonSchemaNode(document, found) : null;
        }

        return null;
    }

    private static string? ReferenceOf(JsonElement schema)
    {
        foreach (var word in (ReadOnlySpan<string>)["$ref", "$dynamicRef", "$recursiveRef"])
        {
            if (schema.TryGetProperty(word, out var reference) && reference.ValueKind == JsonValueKind.String)
                return reference.GetString();
        }

        return null;
    }
}
