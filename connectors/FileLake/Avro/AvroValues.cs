using System.Text;
using System.Text.Json;

namespace MetadataIngestion.Connectors.FileLake.Avro;

/// <summary>Writes values as JSON, by the schema that they were written with. Bytes become text in Latin-1, as Avro's own JSON does it.</summary>
internal sealed class AvroValues
{
    private const int MaxDepth = 64;

    // Values may take no bytes at all, so that bytes alone do not bound them.
    private const int MaxEmptyValues = 1_000_000;
    private const int MaxValuesOfAByte = 4;

    private readonly JsonElement _schema;
    private readonly Utf8JsonWriter _json;
    private readonly Dictionary<string, JsonElement> _named = new(StringComparer.Ordinal);
    private int _depth;
    private long _values;
    private long _bytesBefore;
    private int _bytesLeft;

    public AvroValues(JsonElement schema, Utf8JsonWriter json)
    {
        _schema = schema;
        _json = json;
        Name(schema, 0);
    }

    /// <exception cref="InvalidDataException">The bytes are no value of the schema.</exception>
    public void Write(ref AvroBytes bytes)
    {
        _bytesLeft = bytes.Left;
        Write(ref bytes, _schema);
        _bytesBefore += _bytesLeft - bytes.Left;
    }

    /// <summary>Types are referred to by their names, with a namespace before them or without.</summary>
    private void Name(JsonElement schema, int depth)
    {
        if (depth > MaxDepth)
            throw new InvalidDataException("its types nest too deeply");

        if (schema.ValueKind == JsonValueKind.Array)
        {
            foreach (var branch in schema.EnumerateArray())
            {
                Name(branch, depth + 1);
            }
        }

        if (schema.ValueKind != JsonValueKind.Object)
            return;

        if (AvroTypes.Text(schema, "name") is { } name)
        {
            _named.TryAdd(name[(name.LastIndexOf('.') + 1)..], schema);
        }

        foreach (var part in Parts(schema))
        {
            Name(part, depth + 1);
        }
    }

    private static IEnumerable<JsonElement> Parts(JsonElement schema)
    {
        foreach (var name in (string[])["type", "items", "values"])
        {
            if (schema.TryGetProperty(name, out var part))
                yield return part;
        }

        foreach (var field in schema.TryGetProperty("fields", out var fields) && fields.ValueKind == JsonValueKind.Array ? fields.EnumerateArray() : default)
        {
            if (field.ValueKind == JsonValueKind.Object && field.TryGetProperty("type", out var type))
                yield return type;
        }
    }

    private void Write(ref AvroBytes bytes, JsonElement schema)
    {
        if (++_depth > MaxDepth)
            throw new InvalidDataException("its data nests too deeply");

        if (++_values > MaxEmptyValues + (MaxValuesOfAByte * (_bytesBefore + _bytesLeft - bytes.Left)))
            throw new InvalidDataException("its data holds more values than are read");

        switch (schema.ValueKind)
        {
            case JsonValueKind.String:
                WriteNamed(ref bytes, schema.GetString()!);
                break;
            case JsonValueKind.Array:
                Write(ref bytes, Choice(ref bytes, schema));
                break;
            case JsonValueKind.Object:
                WriteComplex(ref bytes, schema, Member(schema, "type"));
                break;
            default:
                throw new InvalidDataException("its schema holds a type that is none");
        }

        _depth--;
    }

    /// <summary>The branch of a union, or the symbol of an enumeration, that the data names by its index.</summary>
    private static JsonElement Choice(ref AvroBytes bytes, JsonElement choices)
    {
        var index = bytes.ReadLong();
        return index >= 0 && index < choices.GetArrayLength() ? choices[(int)index] : throw new InvalidDataException("its data names a branch or symbol that its schema lacks");
    }

    private static JsonElement Member(JsonElement schema, string name) =>
        schema.TryGetProperty(name, out var value) ? value : throw new InvalidDataException($"a type of its schema has no {name}");

    private void WriteNamed(ref AvroBytes bytes, string name)
    {
        switch (name)
        {
            case "null":
                _json.WriteNullValue();
                break;
            case "boolean":
                _json.WriteBooleanValue(bytes.Take(1)[0] != 0);
                break;
            case "int" or "long":
                _json.WriteNumberValue(bytes.ReadLong());
                break;
            case "float":
                WriteNumber(bytes.ReadFloat());
                break;
            case "double":
                WriteNumber(bytes.ReadDouble());
                break;
            case "string":
                _json.WriteStringValue(Encoding.UTF8.GetString(bytes.ReadBytes()));
                break;
            case "bytes":
                _json.WriteStringValue(Encoding.Latin1.GetString(bytes.ReadBytes()));
                break;
            default:
                Write(ref bytes, _named.TryGetValue(name[(name.LastIndexOf('.') + 1)..], out var named) ? named : throw new InvalidDataException($"the type '{name}' of its schema is not defined"));
                break;
        }
    }

    private void WriteNumber(double value)
    {
        if (double.IsFinite(value))
        {
            _json.WriteNumberValue(value);
        }
        else
        {
            _json.WriteNullValue();
        }
    }

    private void WriteComplex(ref AvroBytes bytes, JsonElement schema, JsonElement type)
    {
        switch (type.ValueKind == JsonValueKind.String ? type.GetString() : null)
        {
            case "record" or "error":
                WriteRecord(ref bytes, schema);
                break;
            case "enum":
                Choice(ref bytes, Member(schema, "symbols")).WriteTo(_json);
                break;
            case "fixed":
                _json.WriteStringValue(Encoding.Latin1.GetString(bytes.Take(Member(schema, "size").TryGetInt32(out var size) ? size : -1)));
                break;
            case "array":
                WriteItems(ref bytes, Member(schema, "items"));
                break;
            case "map":
                WriteEntries(ref bytes, Member(schema, "values"));
                break;
            default:
                Write(ref bytes, type);
                break;
        }
    }

    private void WriteRecord(ref AvroBytes bytes, JsonElement schema)
    {
        _json.WriteStartObject();
        foreach (var field in Member(schema, "fields").EnumerateArray())
        {
            _json.WritePropertyName(AvroTypes.Text(field, "name") ?? throw new InvalidDataException("a field of its schema has no name"));
            Write(ref bytes, Member(field, "type"));
        }

        _json.WriteEndObject();
    }

    private void WriteItems(ref AvroBytes bytes, JsonElement type)
    {
        _json.WriteStartArray();
        for (var count = bytes.ReadCount(); count > 0; count = bytes.ReadCount())
        {
            for (var i = 0L; i < count; i++)
            {
                Write(ref bytes, type);
            }
        }

        _json.WriteEndArray();
    }

    private void WriteEntries(ref AvroBytes bytes, JsonElement type)
    {
        _json.WriteStartObject();
        for (var count = bytes.ReadCount(); count > 0; count = bytes.ReadCount())
        {
            for (var i = 0L; i < count; i++)
            {
                _json.WritePropertyName(Encoding.UTF8.GetString(bytes.ReadBytes()));
                Write(ref bytes, type);
            }
        }

        _json.WriteEndObject();
    }
}
