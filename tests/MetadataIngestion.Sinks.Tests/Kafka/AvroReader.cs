using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetadataIngestion.Sinks.Tests.Kafka;

/// <summary>Reads Avro's binary form by its schema, field by field, and so by another way than it is written.</summary>
internal sealed class AvroReader
{
    private readonly Dictionary<string, JsonElement> _named = [];
    private readonly byte[] _bytes;
    private int _at;

    private AvroReader(byte[] bytes, int at) => (_bytes, _at) = (bytes, at);

    /// <summary>Reads a framed value, which must be used up to its last byte.</summary>
    public static (int SchemaId, JsonNode Value) Read(string schema, byte[] framed)
    {
        using var json = JsonDocument.Parse(schema);
        Assert.Equal(0, framed[0]);
        var reader = new AvroReader(framed, 5);
        reader.CollectNames(json.RootElement);
        var value = reader.Read(json.RootElement)!;
        Assert.Equal(framed.Length, reader._at);
        return (BinaryPrimitives.ReadInt32BigEndian(framed.AsSpan(1)), value);
    }

    /// <summary>A type may be declared in a branch that this value does not take.</summary>
    private void CollectNames(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Object)
        {
            if (schema.TryGetProperty("name", out var name) && schema.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String)
                _named.TryAdd(name.GetString()!, schema);
            foreach (var member in schema.EnumerateObject())
                CollectNames(member.Value);
        }
        else if (schema.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in schema.EnumerateArray())
                CollectNames(item);
        }
    }

    private JsonNode? Read(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array)
            return Read(schema[(int)ReadLong()]);
        if (schema.ValueKind == JsonValueKind.String)
            return ReadNamed(schema.GetString()!);

        return schema.GetProperty("type").GetString() switch
        {
            "record" => new JsonObject(schema.GetProperty("fields").EnumerateArray().Select(field => KeyValuePair.Create(field.GetProperty("name").GetString()!, Read(field.GetProperty("type"))))),
            "enum" => schema.GetProperty("symbols")[(int)ReadLong()].GetString(),
            "map" => ReadMap(schema.GetProperty("values")),
            var type => ReadNamed(type!),
        };
    }

    private JsonNode? ReadNamed(string type) => type switch
    {
        "null" => null,
        "long" => ReadLong(),
        "string" or "bytes" => Encoding.UTF8.GetString(ReadBytes()),
        _ => Read(_named[type[(type.LastIndexOf('.') + 1)..]]),
    };

    private JsonObject ReadMap(JsonElement values)
    {
        var map = new JsonObject();
        for (var count = ReadLong(); count > 0; count = ReadLong())
        {
            for (; count > 0; count--)
                map.Add(Encoding.UTF8.GetString(ReadBytes()), Read(values));
        }

        return map;
    }

    private ReadOnlySpan<byte> ReadBytes()
    {
        var length = (int)ReadLong();
        _at += length;
        return _bytes.AsSpan(_at - length, length);
    }

    private long ReadLong()
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = _bytes[_at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return (long)(value >> 1) ^ -(long)(value & 1);
        }
    }
}
