using System.Text;
using System.Text.Json;

namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>Adds JSON values to a shape. Bounded in depth and in the number of places.</summary>
internal sealed class JsonShapeReader(int maxPlaces)
{
    private const int MaxDepth = 50;

    private int _places;

    /// <summary>Whether members were left out because there are too many.</summary>
    public bool IsLimited { get; private set; }

    /// <summary>Reads the value that the reader stands on.</summary>
    /// <returns>Whether it was complete; <see langword="false"/> when the sample ends within it.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public bool Read(ref Utf8JsonReader reader, JsonShape shape, int depth = 0)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return ReadObject(ref reader, shape, depth);
            case JsonTokenType.StartArray:
                return ReadArray(ref reader, shape, depth);
            default:
                shape.Kinds |= KindOf(ref reader);
                return true;
        }
    }

    private static JsonKinds KindOf(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => JsonKinds.Null,
        JsonTokenType.True or JsonTokenType.False => JsonKinds.Boolean,
        JsonTokenType.String => JsonKinds.String,
        _ when reader.TryGetInt64(out _) => JsonKinds.Integer,
        _ => reader.ValueSpan.ContainsAny((byte)'.', (byte)'e', (byte)'E') ? JsonKinds.Float : JsonKinds.BigInteger,
    };

    private static string NameOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, written as an escape: no text can hold it, so the name stays as it is written.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private bool ReadArray(ref Utf8JsonReader reader, JsonShape shape, int depth)
    {
        shape.Kinds |= JsonKinds.Array;
        if (depth >= MaxDepth)
            return reader.TrySkip();

        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndArray)
                return true;

            shape.Element ??= new JsonShape();
            if (!Read(ref reader, shape.Element, depth + 1))
                return false;
        }

        return false;
    }

    private bool ReadObject(ref Utf8JsonReader reader, JsonShape shape, int depth)
    {
        shape.BeginObject();
        var isClosed = false;
        try
        {
            isClosed = depth >= MaxDepth ? reader.TrySkip() : ReadMembers(ref reader, shape, depth);
        }
        finally
        {
            if (!isClosed)
            {
                shape.AbandonObject();
            }
        }

        return isClosed;
    }

    private bool ReadMembers(ref Utf8JsonReader reader, JsonShape shape, int depth)
    {
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.EndObject)
                return true;

            if (!ReadMember(ref reader, shape, depth))
                return false;
        }

        return false;
    }

    private bool ReadMember(ref Utf8JsonReader reader, JsonShape shape, int depth)
    {
        var name = NameOf(ref reader);
        if (!reader.Read())
            return false;

        var known = shape.Members.Count;
        var member = shape.Member(name, mayAdd: _places < maxPlaces);
        _places += shape.Members.Count - known;
        if (member is not null)
            return Read(ref reader, member, depth + 1);

        IsLimited = true;
        return reader.TrySkip();
    }
}
