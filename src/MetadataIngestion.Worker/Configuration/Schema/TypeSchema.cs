using System.Reflection;
using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Configuration.Binding;

namespace MetadataIngestion.Worker.Configuration.Schema;

/// <summary>Makes JSON schemas of option types; what the strict binder refuses is not valid in them either.</summary>
internal sealed class TypeSchema
{
    private readonly XmlDocumentation _documentation = new();
    private readonly NullabilityInfoContext _nullability = new();
    private readonly Dictionary<Type, Action<JsonObject>> _extensions = [];

    /// <summary>Adds to the schema of a type what reflection cannot know.</summary>
    public void Extend(Type type, Action<JsonObject> extension) => _extensions[type] = extension;

    public JsonObject Of(Type type)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        var defaults = Activator.CreateInstance(type);
        foreach (var property in OptionProperty.Of(type))
        {
            properties[property.Name] = Of(property, defaults);
            if (property.IsRequired)
                required.Add(property.Name);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties };
        if (required.Count > 0)
            schema["required"] = required;
        schema["additionalProperties"] = false;
        if (_extensions.TryGetValue(type, out var extend))
            extend(schema);
        return schema;
    }

    private JsonObject Of(OptionProperty property, object? defaults)
    {
        var schema = Of(property.Shape, property);
        if (AllowsNull(property) && schema["type"] is JsonValue word)
            schema["type"] = new JsonArray(word.DeepClone(), "null");
        if (_documentation.Describe(property.Property) is { } description)
            schema.Insert(0, "description", description);
        if (property.Shape.Kind == OptionShapeKind.Scalar && !property.IsRequired && ScalarSchema.Default(property.Property.GetValue(defaults)) is { } value)
            schema["default"] = value;
        return schema;
    }

    private JsonObject Of(OptionShape shape, OptionProperty? property) => shape.Kind switch
    {
        OptionShapeKind.Scalar => ScalarSchema.Of(shape.Type, property?.Rules ?? []),
        OptionShapeKind.List => new JsonObject { ["type"] = "array", ["items"] = Of(OptionShape.Of(shape.Type), null) },
        OptionShapeKind.Map => new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(OptionShape.Of(shape.Type), null) },
        OptionShapeKind.Node => new JsonObject { ["type"] = "object" },
        _ => Of(shape.Type),
    };

    private bool AllowsNull(OptionProperty property) =>
        !property.IsRequired && _nullability.Create(property.Property).WriteState == NullabilityState.Nullable;
}
