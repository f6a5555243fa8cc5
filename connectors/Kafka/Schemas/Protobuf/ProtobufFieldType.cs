using System.Globalization;
using Google.Protobuf.Reflection;
using MetadataIngestion.Abstractions;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;
using WireKind = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Type;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Protobuf;

/// <summary>The type of a field.</summary>
internal sealed class ProtobufFieldType(FieldDescriptorProto descriptor, string scope, ProtobufTypes types)
{
    private const string ConfluentDecimal = "confluent.type.Decimal";

    private readonly EnumDescriptorProto? _enum = descriptor.Type is WireKind.Enum ? types.FindEnum(descriptor.TypeName, scope) : null;

    public ProtobufMessage? Message { get; } = descriptor.Type is WireKind.Message or WireKind.Group ? types.FindMessage(descriptor.TypeName, scope) : null;

    /// <summary>Whether its type was found. Google's and Confluent's own are no file of a registry and need not be.</summary>
    public bool IsKnown => !IsNamed || Message is not null || _enum is not null
        || TypeName.StartsWith("google.", StringComparison.Ordinal) || TypeName.StartsWith("confluent.", StringComparison.Ordinal);

    /// <summary>The word in a path.</summary>
    public string Annotation => descriptor.Type switch
    {
        WireKind.Message or WireKind.Group => ProtobufFieldWalk.Annotation(Message?.FullName ?? TypeName),
        WireKind.Enum => "enum",
        WireKind.Int32 or WireKind.Uint32 or WireKind.Sint32 or WireKind.Fixed32 or WireKind.Sfixed32 => "int",
        WireKind.Int64 or WireKind.Uint64 or WireKind.Sint64 or WireKind.Fixed64 or WireKind.Sfixed64 => "long",
        _ => Word,
    };

    /// <summary>The type as people write it.</summary>
    public string Native => Message is { IsMapEntry: true } entry
        ? $"map<{string.Join(", ", entry.Descriptor.Field.Select(part => new ProtobufFieldType(part, entry.FullName, types).Native))}>"
        : descriptor.Label == Label.Repeated ? $"repeated {Word}" : Word;

    private bool IsNamed => descriptor.Type is WireKind.Message or WireKind.Group or WireKind.Enum;

    private string TypeName => descriptor.TypeName.TrimStart('.');

    private string Word => IsNamed ? Message?.FullName ?? TypeName : descriptor.Type.ToString().ToLowerInvariant();

    public DataType DataTypeFor(ProtobufMeta meta)
    {
        if (Message is { IsMapEntry: true } entry && entry.Descriptor.Field is [var key, var value])
            return DataType.Map(TypeOfEntry(key, entry), TypeOfEntry(value, entry));

        var single = OfSingle(meta);
        return descriptor.Label == Label.Repeated ? DataType.Array(single) : single;
    }

    private DataType TypeOfEntry(FieldDescriptorProto part, ProtobufMessage entry) => new ProtobufFieldType(part, entry.FullName, types).OfSingle(ProtobufMeta.Of(null));

    private DataType OfSingle(ProtobufMeta meta) => descriptor.Type switch
    {
        WireKind.Bool => new DataType(TypeKind.Boolean),
        WireKind.String => new DataType(TypeKind.String),
        WireKind.Bytes => new DataType(TypeKind.Binary),
        WireKind.Float => new DataType(TypeKind.Float) { Bits = 32 },
        WireKind.Double => new DataType(TypeKind.Float) { Bits = 64 },
        WireKind.Enum => new DataType(TypeKind.Enum) { Symbols = [.. _enum?.Value.Select(value => value.Name) ?? []] },
        WireKind.Message when TypeName == ConfluentDecimal => new DataType(TypeKind.Decimal) { Precision = NumberOf(meta, "precision"), Scale = NumberOf(meta, "scale") },
        WireKind.Message or WireKind.Group => new DataType(TypeKind.Record),
        WireKind.Uint32 or WireKind.Fixed32 => new DataType(TypeKind.Integer) { Bits = 32, Unsigned = true },
        WireKind.Uint64 or WireKind.Fixed64 => new DataType(TypeKind.Integer) { Bits = 64, Unsigned = true },
        WireKind.Int32 or WireKind.Sint32 or WireKind.Sfixed32 => new DataType(TypeKind.Integer) { Bits = 32 },
        _ => new DataType(TypeKind.Integer) { Bits = 64 },
    };

    private static int? NumberOf(ProtobufMeta meta, string name) =>
        meta.Properties.TryGetValue(name, out var text) && int.TryParse(text.GetString(), CultureInfo.InvariantCulture, out var number) ? number : null;
}
