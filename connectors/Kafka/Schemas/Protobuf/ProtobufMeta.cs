using System.Text.Json;
using Google.Protobuf;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Protobuf;

/// <summary>Confluent's option for messages and fields: a documentation, tags and parameters.</summary>
internal sealed class ProtobufMeta
{
    private const uint Extension = 1088;
    private const uint DocField = 1;
    private const uint ParametersField = 2;
    private const uint TagsField = 3;

    private readonly Dictionary<string, JsonElement> _properties = new(StringComparer.Ordinal);
    private readonly List<string> _tags = [];

    private ProtobufMeta()
    {
    }

    public string? Doc { get; private set; }

    public IReadOnlyDictionary<string, JsonElement> Properties => _properties;

    /// <summary>Reads the option among all those that were set.</summary>
    public static ProtobufMeta Of(IMessage? options)
    {
        var meta = new ProtobufMeta();
        if (options is not null)
            meta.ReadOptions(options.ToByteArray());
        if (meta._tags.Count > 0)
            meta._properties["confluent:tags"] = JsonSerializer.SerializeToElement(meta._tags);
        return meta;
    }

    private void ReadOptions(byte[] options)
    {
        foreach (var (field, value) in Read(options))
        {
            foreach (var (part, content) in field == Extension ? Read(value) : [])
                Add(part, content);
        }
    }

    private void Add(uint field, byte[] content)
    {
        if (field == DocField)
            Doc = TextOf(content);
        else if (field == TagsField)
            _tags.Add(TextOf(content));
        else if (field == ParametersField && Read(content) is [{ Field: 1, Value: var key }, .. var rest])
            _properties[TextOf(key)] = JsonSerializer.SerializeToElement(rest is [{ Field: 2, Value: var value }] ? TextOf(value) : string.Empty);
    }

    /// <summary>The fields of a message that hold bytes, texts or messages; up to where it is none.</summary>
    private static List<(uint Field, byte[] Value)> Read(byte[] message)
    {
        List<(uint, byte[])> fields = [];
        try
        {
            using var input = new CodedInputStream(message);
            for (var tag = input.ReadTag(); tag != 0; tag = input.ReadTag())
            {
                if (WireFormat.GetTagWireType(tag) == WireFormat.WireType.LengthDelimited)
                    fields.Add(((uint)WireFormat.GetTagFieldNumber(tag), input.ReadBytes().ToByteArray()));
                else
                    input.SkipLastField();
            }
        }
        catch (InvalidProtocolBufferException)
        {
            // Another extension of that number; it is not Confluent's.
        }

        return fields;
    }

    private static string TextOf(byte[] bytes) => System.Text.Encoding.UTF8.GetString(bytes);
}
