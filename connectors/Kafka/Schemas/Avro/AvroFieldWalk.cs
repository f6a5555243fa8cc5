using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Avro;

/// <summary>Lists the fields of an Avro schema with DataHub's paths.</summary>
internal sealed class AvroFieldWalk(FieldCollector fields)
{
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public void Walk(AvroType schema, FieldPath path) => Walk(new Place(null, 0, schema, null, MetaProperties.None), schema.Unwrapped, path, 0);

    private void Walk(Place place, AvroType type, FieldPath path, int depth)
    {
        if (!fields.CanDescend(depth))
            return;

        type = type.Unwrapped;
        var annotated = path.Type(Annotation(type));
        switch (type.Kind)
        {
            case AvroKind.Array or AvroKind.Map:
                Walk(place, type.Items!, annotated, depth + 1);
                break;
            case AvroKind.Record:
                WalkRecord(place, type, annotated, depth);
                break;
            case AvroKind.Union:
                Add(place, type, annotated);
                foreach (var branch in type.Branches.Where(branch => branch.Kind != AvroKind.Null))
                    Walk(place with { Type = branch }, branch, annotated, depth + 1);
                break;
            default:
                Add(place, type, annotated);
                break;
        }
    }

    /// <summary>A record within itself is a field without an inside.</summary>
    private void WalkRecord(Place place, AvroType record, FieldPath annotated, int depth)
    {
        if (place.Name is not null)
            Add(place, record, annotated);
        if (!_open.Add(record.FullName))
            return;

        var inside = annotated.Name(place.Name);
        for (var i = 0; i < record.Fields.Count; i++)
        {
            var field = record.Fields[i];
            Walk(new Place(field.Name, i + 1, field.Type, field, field.Properties), field.Type, inside, depth + 1);
        }

        _open.Remove(record.FullName);
    }

    /// <param name="place">Where the walk is.</param>
    /// <param name="type">The type that the path ends with.</param>
    /// <param name="annotated">The path, with that type.</param>
    private void Add(Place place, AvroType type, FieldPath annotated)
    {
        var whole = place.Type.Unwrapped;
        var properties = MetaProperties.Merge(MetaProperties.Merge(place.Properties, whole.Properties), type.Properties);
        fields.Add(
            new Field
            {
                Path = annotated.Name(place.Name).Text,
                Type = AvroDataTypes.Of(whole),
                NativeType = properties.TryGetValue("native_data_type", out var native) && native.ValueKind == JsonValueKind.String ? native.GetString()! : AvroDataTypes.NativeOf(whole),
                Nullable = (place.Field?.Type ?? place.Type).IsNullable,
                Ordinal = place.Ordinal,
                Description = place.Field?.Doc ?? whole.Doc ?? type.Doc,
                Default = place.Field?.Default,
            },
            properties);
    }

    private static string Annotation(AvroType type) => type.Kind switch
    {
        AvroKind.Record when type.ShortName.StartsWith("__struct_", StringComparison.Ordinal) => "struct",
        AvroKind.Record or AvroKind.Unknown => type.ShortName,
        _ => type.Kind.ToString().ToLowerInvariant(),
    };

    /// <param name="Name">The field's name; <see langword="null"/> for a schema that is no record.</param>
    /// <param name="Ordinal">Its position.</param>
    /// <param name="Type">The type of the whole field, or of the branch of its union.</param>
    /// <param name="Field">The field.</param>
    /// <param name="Properties">What is said about it.</param>
    private sealed record Place(string? Name, int Ordinal, AvroType Type, AvroField? Field, IReadOnlyDictionary<string, JsonElement> Properties);
}
