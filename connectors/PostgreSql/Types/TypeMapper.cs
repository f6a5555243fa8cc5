using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.PostgreSql.Types;

/// <summary>Maps types to the canonical lattice, following domains, arrays and composites to what they are made of.</summary>
internal sealed class TypeMapper(TypeDefinitions definitions)
{
    // Types cannot contain themselves, so the limit only guards against a catalog that says otherwise.
    private const int DeepestNesting = 16;

    public ColumnType Map(uint oid, int modifier) => Map(oid, modifier, depth: 0);

    private ColumnType Map(uint oid, int modifier, int depth)
    {
        if (depth > DeepestNesting || definitions.Find(oid) is not { } type)
            return new ColumnType(new DataType(TypeKind.Opaque), "UNKNOWN");
        var mapped = type switch
        {
            { IsArray: true } => Array(type, modifier, depth),
            { Kind: TypeRow.Domain } => Domain(type, depth),
            { Kind: TypeRow.Enumeration } => Enumeration(type),
            { Kind: TypeRow.Composite } => Composite(type, depth),
            { Kind: TypeRow.Range or TypeRow.Multirange } => Range(type, depth),
            _ => Scalar(type, modifier),
        };
        return type.Collation == mapped.Collation ? mapped : mapped with { Collation = type.Collation };
    }

    private ColumnType Array(TypeRow type, int modifier, int depth)
    {
        var element = Map(type.Element, modifier, depth + 1);
        // int2vector and oidvector are arrays with names of their own.
        var text = definitions.Find(type.Element) is { IsArray: false } && type.Name.StartsWith('_') ? element.NativeText + "[]" : type.Name.ToUpperInvariant();
        return new ColumnType(DataType.Array(element.Type), text) { Members = element.Members, Properties = element.Properties };
    }

    private ColumnType Domain(TypeRow type, int depth)
    {
        var narrowed = Map(type.BaseType, type.Modifier, depth + 1);
        return narrowed with
        {
            NotNull = narrowed.NotNull || type.NotNull,
            Default = type.Default ?? narrowed.Default,
            Properties = DomainProperties(type, narrowed.Properties),
        };
    }

    private SortedDictionary<string, string> DomainProperties(TypeRow type, IReadOnlyDictionary<string, string>? inherited)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in inherited ?? new Dictionary<string, string>())
            properties[key] = value;
        properties["domain"] = properties.TryGetValue("domain", out var narrower) ? $"{type.DisplayName} of {narrower}" : type.DisplayName;
        foreach (var (name, expression) in definitions.ConstraintsOf(type.Oid))
            properties[$"domain.constraint.{name}"] = expression;
        AddComment(properties, "domain.comment", type);
        return properties;
    }

    private ColumnType Enumeration(TypeRow type) =>
        new(new DataType(TypeKind.Enum) { Symbols = definitions.LabelsOf(type.Oid) }, type.DisplayName) { Properties = CommentOf(type) };

    private ColumnType Composite(TypeRow type, int depth)
    {
        var members = new List<CompositeMember>();
        foreach (var member in definitions.MembersOf(type.Oid))
            members.Add(new CompositeMember(member.Number, member.Name, Map(member.Type, member.Modifier, depth + 1), member.Comment));
        return new ColumnType(new DataType(TypeKind.Record), type.DisplayName) { Members = members, Properties = CommentOf(type) };
    }

    private ColumnType Range(TypeRow type, int depth)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (definitions.BoundOf(type.Oid) is { } bound)
            properties["range.of"] = Map(bound, -1, depth + 1).NativeText;
        AddComment(properties, "type.comment", type);
        return new ColumnType(new DataType(TypeKind.Opaque), type.IsBuiltIn ? type.Name.ToUpperInvariant() : type.DisplayName) { Properties = properties };
    }

    private ColumnType Scalar(TypeRow type, int modifier)
    {
        if (type.IsBuiltIn)
            return BuiltInTypes.Find(type.Name, modifier) ?? new ColumnType(new DataType(KindOf(type)), type.Name.ToUpperInvariant());
        var text = type.Name.ToUpperInvariant() + definitions.ModifierTextOf(type.Oid, modifier);
        return new ColumnType(ExtensionType(type), text) { Properties = CommentOf(type) };
    }

    private static DataType ExtensionType(TypeRow type) => type.Name switch
    {
        "hstore" => DataType.Map(new DataType(TypeKind.String), new DataType(TypeKind.String)),
        "geometry" or "geography" => new DataType(TypeKind.Geometry),
        _ => new DataType(KindOf(type)),
    };

    // Categories are what a type's author says it is like; names of the system are references, not text.
    private static TypeKind KindOf(TypeRow type) => type.Category switch
    {
        'B' => TypeKind.Boolean,
        'S' => TypeKind.String,
        'V' => TypeKind.Binary,
        'T' => TypeKind.Interval,
        _ => TypeKind.Opaque,
    };

    private static SortedDictionary<string, string>? CommentOf(TypeRow type)
    {
        if (type.Comment is null)
            return null;
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
        AddComment(properties, "type.comment", type);
        return properties;
    }

    private static void AddComment(SortedDictionary<string, string> properties, string key, TypeRow type)
    {
        if (type.Comment is not null)
            properties[key] = type.Comment;
    }
}
