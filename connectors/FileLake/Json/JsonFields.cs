using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;

namespace MetadataIngestion.Connectors.FileLake.Json;

/// <summary>Turns a shape into fields: dotted paths, the parent before its members, members of objects in arrays below the array.</summary>
internal sealed class JsonFields
{
    private const string ScalarName = "value";

    private readonly UniqueNames _names = new();
    private readonly List<Field> _fields = [];

    private JsonFields()
    {
    }

    public static IReadOnlyList<Field> Build(JsonShape records)
    {
        var fields = new JsonFields();
        fields.AddMembers(records, string.Empty);
        var scalars = records.Kinds & ~(JsonKinds.Object | JsonKinds.Null);
        if (scalars != JsonKinds.None)
        {
            fields.AddScalars(records, scalars);
        }

        return fields._fields;
    }

    /// <summary>Records that are no objects have no names; their values become one field.</summary>
    private void AddScalars(JsonShape records, JsonKinds scalars)
    {
        var (type, native) = JsonTypes.Resolve(scalars, records.Element);
        _fields.Add(new Field { Path = _names.Take(ScalarName), Type = type, NativeType = native, Nullable = records.Kinds != scalars });
        AddElementMembers(records, ScalarName + ".");
    }

    private void AddMembers(JsonShape shape, string prefix)
    {
        foreach (var (name, member) in shape.Members)
        {
            var path = _names.Take(prefix + (name.Length == 0 ? "(empty)" : name));
            var (type, native) = JsonTypes.Resolve(member.Kinds, member.Element);
            _fields.Add(new Field
            {
                Path = path,
                Type = type,
                NativeType = native,
                Nullable = member.Kinds.HasFlag(JsonKinds.Null) || member.Occurrences < shape.Objects,
            });
            AddMembers(member, path + ".");
            AddElementMembers(member, path + ".");
        }
    }

    private void AddElementMembers(JsonShape shape, string prefix)
    {
        for (var element = shape.Element; element is not null; element = element.Element)
        {
            AddMembers(element, prefix);
        }
    }
}
