using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Json;

/// <summary>Resolves references within a document and to the documents registered beside it. Nothing is ever fetched from an address.</summary>
internal sealed class JsonSchemaResolver(IReadOnlyList<JsonSchemaDocument> documents)
{
    private const int MaxSteps = 64;

    private readonly HashSet<string> _problems = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>What a schema comes to.</summary>
    public JsonSchemaShape Resolve(JsonSchemaNode node)
    {
        var shape = new JsonSchemaShape();
        Add(shape, node, 0);
        return shape;
    }

    private void Add(JsonSchemaShape shape, JsonSchemaNode node, int step)
    {
        if (node.Element.ValueKind != JsonValueKind.Object)
            return;
        if (step > MaxSteps)
        {
            _problems.Add("The schema's references lead in a circle that describes nothing.");
            return;
        }

        var reference = ReferenceOf(node.Element);
        if (reference is null || node.Document.ReferencesHaveSiblings)
            shape.Add(node);
        if (reference is not null)
            Follow(shape, node, reference, step);
        if (node.Element.TryGetProperty("allOf", out var parts) && parts.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in parts.EnumerateArray())
                Add(shape, node.With(part), step + 1);
        }
    }

    private void Follow(JsonSchemaShape shape, JsonSchemaNode node, string reference, int step)
    {
        if (Find(node, reference) is not { } target)
        {
            _problems.Add($"The schema refers to {reference}, which is neither in it nor registered as a reference. Addresses are never fetched.");
            return;
        }

        shape.Reference ??= $"{target.Document.Name}|{reference}";
        Add(shape, target, step + 1);
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
