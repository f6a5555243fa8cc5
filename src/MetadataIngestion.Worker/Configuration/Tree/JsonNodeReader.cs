using System.Text;
using System.Text.Json;

namespace MetadataIngestion.Worker.Configuration.Tree;

/// <summary>Reads a JSON document into nodes. Comments and trailing commas are allowed; a name given twice is a problem.</summary>
internal sealed class JsonNodeReader(string file, ProblemList problems)
{
    private static readonly JsonReaderOptions ReaderOptions = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private readonly LineCounter _lines = new();

    /// <summary>The document's object; <see langword="null"/>, with a problem noted, when it is not one.</summary>
    public ObjectNode? Read(ReadOnlySpan<byte> json)
    {
        json = json.StartsWith(Encoding.UTF8.Preamble) ? json[Encoding.UTF8.Preamble.Length..] : json;
        try
        {
            var reader = new Utf8JsonReader(json, ReaderOptions);
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new JsonException("The document must be one object in braces.");

            var root = ReadObject(ref reader, json, string.Empty, Here(reader, json));
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            var line = exception.LineNumber is { } number ? (int)number + 1 : 1;
            problems.Add(string.Empty, $"is not valid JSON. {WithoutPosition(exception.Message)}", new NodeLocation(file, line));
            return null;
        }
    }

    private ObjectNode ReadObject(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path, NodeLocation start)
    {
        var node = new ObjectNode(path, start);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var key = reader.GetString()!;
            var location = Here(reader, json);
            reader.Read();
            var value = ReadNode(ref reader, json, ConfigurationNode.Combine(path, key), location);
            if (node.TryGet(key, out var first))
                problems.Add(value.Path, $"is given twice, first in {first.Location}. Remove or rename one; upper and lower case are the same here.", location);
            else
                node.Set(key, value);
        }

        return node;
    }

    private ConfigurationNode ReadNode(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path, NodeLocation location)
    {
        ValueNode Value(ValueKind kind, string? text) => new(path, location, kind, text);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, json, path, location),
            JsonTokenType.StartArray => ReadList(ref reader, json, path, location),
            JsonTokenType.String => Value(ValueKind.Text, reader.GetString()),
            JsonTokenType.Number => Value(ValueKind.Number, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => Value(ValueKind.Boolean, "true"),
            JsonTokenType.False => Value(ValueKind.Boolean, "false"),
            _ => Value(ValueKind.Null, null),
        };
    }

    private ListNode ReadList(ref Utf8JsonReader reader, ReadOnlySpan<byte> json, string path, NodeLocation location)
    {
        var items = new List<ConfigurationNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(ReadNode(ref reader, json, ConfigurationNode.Combine(path, $"{items.Count}"), Here(reader, json)));

        return new ListNode(path, location, items);
    }

    private NodeLocation Here(in Utf8JsonReader reader, ReadOnlySpan<byte> json) =>
        new(file, _lines.LineAt(json, (int)reader.TokenStartIndex));

    // The reader repeats the position at the end of its messages; ours goes with the location.
    private static string WithoutPosition(string message)
    {
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return position < 0 ? message : message[..position];
    }
}
