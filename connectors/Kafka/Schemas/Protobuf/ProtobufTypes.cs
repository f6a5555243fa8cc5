using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Protobuf;

/// <summary>The messages and enumerations of several files, by their full names.</summary>
internal sealed class ProtobufTypes
{
    /// <summary>What every compiler brings along, so that no registry lists it.</summary>
    private static readonly FileDescriptor[] WellKnown =
    [
        TimestampReflection.Descriptor, DurationReflection.Descriptor, AnyReflection.Descriptor, StructReflection.Descriptor,
        WrappersReflection.Descriptor, EmptyReflection.Descriptor, FieldMaskReflection.Descriptor,
    ];

    private readonly Dictionary<string, ProtobufMessage> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumDescriptorProto> _enums = new(StringComparer.Ordinal);

    public ProtobufTypes(IEnumerable<FileDescriptorProto> files)
    {
        foreach (var file in WellKnown.Select(file => file.ToProto()).Concat(files))
            Add(file);
    }

    /// <summary>Finds the type of a field. Names begin with a dot unless they are relative to where they are used.</summary>
    public ProtobufMessage? FindMessage(string name, string scope) => Find(_messages, name, scope);

    public EnumDescriptorProto? FindEnum(string name, string scope) => Find(_enums, name, scope);

    /// <summary>The messages of one file, nested ones after those that hold them; the entries of maps are none.</summary>
    public static IEnumerable<ProtobufMessage> MessagesOf(FileDescriptorProto file) => file.MessageType.SelectMany(message => Unfold(message, file.Package));

    private static T? Find<T>(Dictionary<string, T> types, string name, string scope)
        where T : class
    {
        if (name.StartsWith('.'))
            return types.GetValueOrDefault(name[1..]);

        for (var place = scope; ; place = place[..place.LastIndexOf('.')])
        {
            if (types.TryGetValue($"{place}.{name}", out var found))
                return found;
            if (!place.Contains('.', StringComparison.Ordinal))
                return types.GetValueOrDefault(name);
        }
    }

    private void Add(FileDescriptorProto file)
    {
        foreach (var message in file.MessageType)
            Add(message, file.Package);
        foreach (var type in file.EnumType)
            _enums[Join(file.Package, type.Name)] = type;
    }

    private void Add(DescriptorProto message, string scope)
    {
        var name = Join(scope, message.Name);
        _messages[name] = new ProtobufMessage(name, message);
        foreach (var nested in message.NestedType)
            Add(nested, name);
        foreach (var type in message.EnumType)
            _enums[Join(name, type.Name)] = type;
    }

    private static IEnumerable<ProtobufMessage> Unfold(DescriptorProto message, string scope)
    {
        var name = Join(scope, message.Name);
        return message.Options?.MapEntry == true
            ? []
            : message.NestedType.SelectMany(nested => Unfold(nested, name)).Prepend(new ProtobufMessage(name, message));
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";
}
