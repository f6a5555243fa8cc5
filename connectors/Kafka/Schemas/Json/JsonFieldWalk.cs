using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Schemas.Json;

/// <summary>Lists the fields of a JSON Schema with DataHub's paths.</summary>
internal sealed class JsonFieldWalk(JsonSchemaResolver resolver, FieldCollector fields)
{
    /// <summary>How deep the type of a field is told within the field itself; its rows tell the rest.</summary>
    private const int TypeDepth = 2;

    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public void Walk(JsonSchemaShape root, FieldPath path) => Walk(new Place(null, 0, IsRequired: true), root, path, 0);

    private void Walk(Place place, JsonSchemaShape shape, FieldPath path, int depth)
    {
        if (!fields.CanDescend(depth))
            return;
        // One alternative beside null is no choice.
        if (shape.Alternatives is { Branches: [var only] } && shape.Members.Count == 0)
        {
            Walk(place with { IsNullable = place.IsNullable || shape.IsNullable, Outer = place.Outer ?? shape }, resolver.Resolve(only), path, depth + 1);
            return;
        }

        var kind = JsonSchemaKinds.KindOf(shape);
        var annotated = path.Type(JsonSchemaKinds.AnnotationOf(shape));
        if (kind == TypeKind.Map)
            Walk(place with { Outer = place.Outer ?? shape }, resolver.Resolve(shape.Values!.Value), annotated, depth + 1);
        else
            Descend(place, shape, kind, annotated, depth);
    }

    private void Descend(Place place, JsonSchemaShape shape, TypeKind kind, FieldPath annotated, int depth)
    {
        if (place.Name is not null || kind is not (TypeKind.Record or TypeKind.Union))
            Add(place, shape, annotated);
        // A schema within itself is a field without an inside.
        if (shape.Reference is { } reference && !_open.Add(reference))
            return;

        if (kind == TypeKind.Record)
            WalkMembers(shape, annotated.Name(place.Name), depth);
        else if (kind == TypeKind.Array && shape.Items is { } items)
            WalkItems(items, annotated.Name(place.Name), depth);
        else if (kind == TypeKind.Union && shape.Alternatives is { } alternatives)
            WalkBranches(place, alternatives.Branches, annotated, depth);
        if (shape.Reference is not null)
            _open.Remove(shape.Reference);
    }

    private void WalkMembers(JsonSchemaShape shape, FieldPath inside, int depth)
    {
        for (var i = 0; i < shape.Members.Count; i++)
        {
            var (name, member) = shape.Members[i];
            Walk(new Place(name, i + 1, shape.Required.Contains(name)), resolver.Resolve(member), inside, depth + 1);
        }
    }

    /// <summary>What an array holds has a row of its own, which is named after its type.</summary>
    private void WalkItems(JsonSchemaNode items, FieldPath inside, int depth)
    {
        var item = resolver.Resolve(items);
        Walk(new Place(JsonSchemaKinds.AnnotationOf(item), 1, IsRequired: true), item, inside, depth + 1);
    }

    private void WalkBranches(Place place, IReadOnlyList<JsonSchemaNode> branches, FieldPath annotated, int depth)
    {
        foreach (var branch in branches)
            Walk(place with { Outer = null }, resolver.Resolve(branch), annotated, depth + 1);
    }

    /// <param name="place">Where the walk is.</param>
    /// <param name="shape">The shape that the path ends with.</param>
    /// <param name="annotated">The path, with that shape.</param>
    private void Add(Place place, JsonSchemaShape shape, FieldPath annotated)
    {
        var outer = place.Outer ?? shape;
        fields.Add(
            new Field
            {
                Path = annotated.Name(place.Name).Text,
                Type = TypeOf(outer, TypeDepth),
                NativeType = JsonSchemaKinds.NativeOf(outer.Alternatives is { Branches.Count: 1 } ? shape : outer, node => JsonSchemaKinds.AnnotationOf(resolver.Resolve(node))),
                Nullable = !place.IsRequired || place.IsNullable || shape.IsNullable || outer.IsNullable,
                Ordinal = place.Ordinal,
                Description = outer.Description ?? shape.Description,
                Default = outer.Default ?? shape.Default,
            },
            MetaProperties.Merge(outer.Properties, shape.Properties));
    }

    private DataType TypeOf(JsonSchemaShape shape, int depth) => (JsonSchemaKinds.KindOf(shape), depth) switch
    {
        (TypeKind.Enum, _) => new DataType(TypeKind.Enum) { Symbols = shape.Symbols! },
        (TypeKind.Float, _) => new DataType(TypeKind.Float) { Bits = 64 },
        (TypeKind.Timestamp, _) => new DataType(TypeKind.Timestamp) { WithTimeZone = true },
        (var kind and (TypeKind.Array or TypeKind.Map or TypeKind.Union), 0) => new DataType(kind),
        (TypeKind.Array, _) => DataType.Array(shape.Items is { } items ? TypeOf(resolver.Resolve(items), depth - 1) : new DataType(TypeKind.Opaque)),
        (TypeKind.Map, _) => DataType.Map(new DataType(TypeKind.String), TypeOf(resolver.Resolve(shape.Values!.Value), depth - 1)),
        (TypeKind.Union, _) => DataType.Union([.. shape.Alternatives is { } alternatives
            ? alternatives.Branches.Select(branch => TypeOf(resolver.Resolve(branch), depth - 1))
            : shape.Types.Select(word => new DataType(JsonSchemaKinds.KindOf(word, null)))]),
        (TypeKind.Opaque, > 0) when shape.Alternatives is { Branches: [var only] } => TypeOf(resolver.Resolve(only), depth - 1),
        var (kind, _) => new DataType(kind),
    };

    /// <param name="Name">The field's name; <see langword="null"/> for a schema that is no object.</param>
    /// <param name="Ordinal">Its position.</param>
    /// <param name="IsRequired">Whether it must be there.</param>
    private sealed record Place(string? Name, int Ordinal, bool IsRequired)
    {
        public bool IsNullable { get; init; }

        /// <summary>The shape of the whole field, where the path ends with a part of it.</summary>
        public JsonSchemaShape? Outer { get; init; }
    }
}
