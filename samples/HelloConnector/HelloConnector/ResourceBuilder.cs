using MetadataIngestion.Abstractions;

namespace HelloConnector;

/// <summary>Describes a resource with its fields and keys.</summary>
internal static class ResourceBuilder
{
    public static Dataset Build(AssetPath package, DataResource resource)
    {
        var schema = resource.Schema is { Reference: null } inline ? inline : null;
        return new Dataset
        {
            Path = package.Child(resource.Name),
            SubType = "Resource",
            DisplayName = resource.Title,
            Description = resource.Description,
            Schema = schema is null ? null : new DatasetSchema([.. schema.Fields.Select(Field)]),
            PrimaryKey = schema is { PrimaryKey.Count: > 0 } ? new KeyConstraint(null, schema.PrimaryKey) : null,
            ForeignKeys = schema is null ? [] : [.. schema.ForeignKeys.Select(key => ForeignKey(package, resource.Name, key))],
            Statistics = resource.Bytes is { } bytes ? new DatasetStatistics { SizeInBytes = bytes } : null,
            Properties = resource.Format is { } format ? new Dictionary<string, string> { ["format"] = format } : new Dictionary<string, string>(),
        };
    }

    private static Field Field(TableField field, int index) => new()
    {
        Path = field.Name,
        Type = FieldTypes.Canonical(field),
        NativeType = field.Format is null or "default" ? field.Type : $"{field.Type}:{field.Format}",
        Nullable = field.Constraints is not { Required: true },
        Ordinal = index + 1,
        Description = field.Description ?? field.Title,
    };

    // The format has no names for keys. An empty resource name stands for the resource itself.
    private static ForeignKey ForeignKey(AssetPath package, string self, TableForeignKey key) =>
        new(string.Join('_', key.Fields), key.Fields, package.Child(key.Reference.Resource is { Length: > 0 } other ? other : self), key.Reference.Fields);
}
