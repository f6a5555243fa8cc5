using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Inference;

/// <summary>The types that values of one name have in common.</summary>
internal sealed class JsonValueShape
{
    private readonly SortedSet<TypeKind> _kinds = [];
    private JsonObjectShape? _inside;
    private JsonValueShape? _items;
    private bool _hasNull;

    /// <summary>How many values there were.</summary>
    public int Count { get; private set; }

    public void Add(JsonElement value)
    {
        Count++;
        if (value.ValueKind == JsonValueKind.Null)
        {
            _hasNull = true;
            return;
        }

        _kinds.Add(KindOf(value));
        if (value.ValueKind == JsonValueKind.Object)
            (_inside ??= new JsonObjectShape()).Add(value);
        if (value.ValueKind == JsonValueKind.Array)
            AddItems(value);
    }

    public Field BuildField(string path, int ordinal, bool isAlwaysThere)
    {
        var type = BuildType();
        return new Field { Path = path, Type = type, NativeType = TextOf(type), Nullable = _hasNull || !isAlwaysThere, Ordinal = ordinal };
    }

    /// <summary>What objects hold; objects in lists too.</summary>
    public IEnumerable<Field> BuildNested(string prefix) => (_inside?.BuildFields(prefix) ?? []).Concat(_items?.BuildNested(prefix) ?? []).DistinctBy(field => field.Path);

    private void AddItems(JsonElement list)
    {
        _items ??= new JsonValueShape();
        foreach (var item in list.EnumerateArray())
            _items.Add(item);
    }

    private DataType BuildType()
    {
        // A whole number among others is one of them.
        var kinds = _kinds.Where(kind => kind != TypeKind.Integer || !_kinds.Contains(TypeKind.Float)).Select(TypeOf).ToList();
        return kinds switch
        {
            [] => new DataType(TypeKind.Null),
            [var only] => only,
            _ => DataType.Union(kinds),
        };
    }

    private DataType TypeOf(TypeKind kind) => kind switch
    {
        TypeKind.Integer or TypeKind.Float => new DataType(kind) { Bits = 64 },
        TypeKind.Array => DataType.Array(_items!.BuildType()),
        _ => new DataType(kind),
    };

    private static TypeKind KindOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => TypeKind.Record,
        JsonValueKind.Array => TypeKind.Array,
        JsonValueKind.String => TypeKind.String,
        JsonValueKind.Number => value.TryGetInt64(out _) ? TypeKind.Integer : TypeKind.Float,
        _ => TypeKind.Boolean,
    };

    private static string TextOf(DataType type) => type.Kind switch
    {
        TypeKind.Integer => "integer",
        TypeKind.Float => "number",
        TypeKind.Record => "object",
        TypeKind.Array => $"array({TextOf(type.Element!)})",
        TypeKind.Union => $"union({string.Join(", ", type.Branches.Select(TextOf))})",
        _ => type.Kind.ToString().ToLowerInvariant(),
    };
}
