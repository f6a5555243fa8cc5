using System.Text.Json;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Json;

/// <summary>A JSON Schema document and what in it has an address of its own.</summary>
internal sealed class JsonSchemaDocument
{
    private static readonly JsonDocumentOptions Json = new() { MaxDepth = 512 };
    private static readonly Uri NoBase = new("schema:///");

    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _byAnchor = new(StringComparer.Ordinal);

    /// <param name="name">What others call it.</param>
    /// <param name="text">The document.</param>
    /// <exception cref="SchemaFormatException">It is not JSON.</exception>
    public JsonSchemaDocument(string name, string text)
    {
        Name = name;
        try
        {
            Root = JsonElement.Parse(text, Json);
        }
        catch (JsonException cause)
        {
            throw new SchemaFormatException($"it is not JSON: {cause.Message.TrimEnd('.')}", cause);
        }

        if (Root.ValueKind is not (JsonValueKind.Object or JsonValueKind.True or JsonValueKind.False))
            throw new SchemaFormatException("it is neither an object nor a boolean");

        Base = IdOf(Root) is { } id && Uri.TryCreate(NoBase, id, out var address) ? address : NoBase;
        Index(Root);
    }

    public string Name { get; }

    public JsonElement Root { get; }

    /// <summary>What relative addresses in it are relative to.</summary>
    public Uri Base { get; }

    /// <summary>Until draft 7 a reference stands for all that is beside it.</summary>
    public bool ReferencesHaveSiblings => Root.ValueKind == JsonValueKind.Object && Root.TryGetProperty("$schema", out var draft)
        && draft.ToString() is var text && (text.Contains("2019-09", StringComparison.Ordinal) || text.Contains("2020-12", StringComparison.Ordinal));

    /// <summary>What a fragment of the document's address stands for; <see langword="null"/> when nothing.</summary>
    public JsonElement? FindFragment(string fragment) => fragment switch
    {
        "" => Root,
        ['/', ..] => FindPointer(fragment),
        _ => _byAnchor.TryGetValue(fragment, out var anchored) ? anchored : null,
    };

    /// <summary>The part of the document that has the address as its own.</summary>
    public JsonElement? FindId(Uri address) => _byId.TryGetValue(address.GetLeftPart(UriPartial.Query), out var found) ? found : null;

    private JsonElement? FindPointer(string pointer)
    {
        var place = Root;
        foreach (var raw in pointer.Split('/').Skip(1))
        {
            var step = Uri.UnescapeDataString(raw).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            if (place.ValueKind == JsonValueKind.Object && place.TryGetProperty(step, out var member))
                place = member;
            else if (place.ValueKind == JsonValueKind.Array && int.TryParse(step, out var index) && index >= 0 && index < place.GetArrayLength())
                place = place[index];
            else
                return null;
        }

        return place;
    }

    private void Index(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Index(item);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            Note(element);
            foreach (var member in element.EnumerateObject())
                Index(member.Value);
        }
    }

    private void Note(JsonElement element)
    {
        if (element.TryGetProperty("$anchor", out var anchor) && anchor.ValueKind == JsonValueKind.String)
            _byAnchor.TryAdd(anchor.GetString()!, element);
        if (IdOf(element) is not { } id)
            return;

        if (id.StartsWith('#'))
            _byAnchor.TryAdd(id[1..], element);
        else if (Uri.TryCreate(Base, id, out var address))
            _byId.TryAdd(address.GetLeftPart(UriPartial.Query), element);
    }

    private static string? IdOf(JsonElement element)
    {
        foreach (var name in (ReadOnlySpan<string>)["$id", "id"])
        {
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var id) && id.ValueKind == JsonValueKind.String)
                return id.GetString();
        }

        return null;
    }
}
