using Google.Protobuf.Reflection;
using MetadataIngestion.Abstractions;
using Label = Google.Protobuf.Reflection.FieldDescriptorProto.Types.Label;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Protobuf;

/// <summary>Lists the fields of Protobuf messages with DataHub's paths.</summary>
internal sealed class ProtobufFieldWalk(ProtobufTypes types, FieldCollector fields)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public void Walk(IReadOnlyList<ProtobufMessage> roots, FieldPath path)
    {
        foreach (var root in roots)
        {
            var annotated = path.Type(Annotation(root.FullName));
            if (roots.Count == 1)
                WalkMessage(root, annotated, 0);
            else
                WalkRoot(root, annotated);
        }
    }

    /// <summary>One of several messages that a topic may hold.</summary>
    private void WalkRoot(ProtobufMessage root, FieldPath annotated)
    {
        var inside = annotated.Name(root.Descriptor.Name);
        var meta = ProtobufMeta.Of(root.Descriptor.Options);
        fields.Add(new Field { Path = inside.Text, Type = new DataType(TypeKind.Record), NativeType = "message", Description = meta.Doc }, meta.Properties);
        WalkMessage(root, inside, 0);
    }

    private void WalkMessage(ProtobufMessage message, FieldPath path, int depth)
    {
        if (!fields.CanDescend(depth) || !_open.Add(message.FullName))
            return;

        var unions = new HashSet<int>();
        for (var i = 0; i < message.Descriptor.Field.Count; i++)
        {
            var field = message.Descriptor.Field[i];
            var place = path;
            if (IsAlternative(field) && field.OneofIndex < message.Descriptor.OneofDecl.Count)
            {
                var choice = message.Descriptor.OneofDecl[field.OneofIndex];
                place = path.Type("union").Name(choice.Name);
                if (unions.Add(field.OneofIndex))
                    fields.Add(new Field { Path = place.Text, Type = new DataType(TypeKind.Union), NativeType = "oneof", Ordinal = i + 1 }, MetaProperties.None);
            }

            WalkField(field, i + 1, message.FullName, place, depth);
        }

        _open.Remove(message.FullName);
    }

    private void WalkField(FieldDescriptorProto field, int ordinal, string scope, FieldPath path, int depth)
    {
        var type = new ProtobufFieldType(field, scope, types);
        if (!type.IsKnown)
            fields.Report($"The type {field.TypeName.TrimStart('.')} is used, but not defined here or in a reference.");

        var annotated = (field.Label == Label.Repeated ? path.Type("array") : path).Type(type.Annotation).Name(field.Name);
        var meta = ProtobufMeta.Of(field.Options);
        var tags = field.Options?.Deprecated == true ? (IReadOnlyList<string>)["Deprecated"] : [];
        fields.Add(
            new Field
            {
                Path = annotated.Text,
                Type = type.DataTypeFor(meta),
                NativeType = type.Native,
                Ordinal = ordinal,
                Description = meta.Doc,
                Default = field.HasDefaultValue ? field.DefaultValue : null,
                Tags = tags,
            },
            meta.Properties);
        if (type.Message is { } message)
            WalkMessage(message, annotated, depth + 1);
    }

    /// <summary>The compiler puts an optional field into a choice of its own, which nobody wrote.</summary>
    private static bool IsAlternative(FieldDescriptorProto field) => field is { HasOneofIndex: true, Proto3Optional: false };

    public static string Annotation(string fullName) => fullName.Replace('.', '_');
}
