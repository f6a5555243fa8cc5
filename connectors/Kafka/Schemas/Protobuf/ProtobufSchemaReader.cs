using Google.Protobuf;
using Google.Protobuf.Reflection;
using MetadataIngestion.Connectors.Kafka.Registry;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Protobuf;

/// <summary>Reads Protobuf schemas from the descriptors that the registry makes of them.</summary>
internal sealed class ProtobufSchemaReader : ISchemaReader
{
    public SchemaReading Read(SchemaSet schemas, FieldPath root, FieldCollector fields)
    {
        var file = Parse(schemas.Schema);
        var types = new ProtobufTypes([.. schemas.Dependencies.Select(dependency => Parse(dependency.Value)), file]);
        var roots = RootsOf(file, types);
        new ProtobufFieldWalk(types, fields).Walk(roots, root);
        var meta = ProtobufMeta.Of(roots is [var only] ? only.Descriptor.Options : file.Options);
        return new SchemaReading
        {
            Fields = [.. fields.Fields.OrderBy(field => field.Path, StringComparer.Ordinal)],
            Description = meta.Doc,
            Properties = meta.Properties,
            Problems = fields.Problems,
        };
    }

    private static FileDescriptorProto Parse(RegisteredSchema schema)
    {
        try
        {
            return FileDescriptorProto.Parser.ParseFrom(Convert.FromBase64String(schema.Text));
        }
        catch (Exception cause) when (cause is FormatException or InvalidProtocolBufferException)
        {
            throw new SchemaFormatException($"the registry gives no serialized descriptor of version {schema.Version} of {schema.Subject}", cause);
        }
    }

    /// <summary>The messages that no other one holds are what records may be; when all hold each other, the first is.</summary>
    private static List<ProtobufMessage> RootsOf(FileDescriptorProto file, ProtobufTypes types)
    {
        var messages = ProtobufTypes.MessagesOf(file).ToList();
        var held = messages
            .SelectMany(message => message.Descriptor.Field.Select(field => (Holder: message.FullName, Held: HeldBy(field, message, types))))
            .Where(pair => pair.Held is not null && pair.Held != pair.Holder)
            .Select(pair => pair.Held!)
            .ToHashSet(StringComparer.Ordinal);
        var roots = messages.Where(message => !held.Contains(message.FullName)).ToList();
        return roots.Count > 0 ? roots : [.. messages.Take(1)];
    }

    /// <summary>The message that a field holds, itself or as the value of a map.</summary>
    private static string? HeldBy(FieldDescriptorProto field, ProtobufMessage message, ProtobufTypes types)
    {
        if (!field.HasTypeName || types.FindMessage(field.TypeName, message.FullName) is not { } held)
            return null;

        return held.IsMapEntry && held.Descriptor.Field is [_, { HasTypeName: true } value] ? types.FindMessage(value.TypeName, held.FullName)?.FullName : held.FullName;
    }
}
