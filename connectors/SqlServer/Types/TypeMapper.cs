using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Types;

/// <summary>Maps the types of a database's columns and parameters. Few combinations occur, so each is made once.</summary>
internal sealed class TypeMapper
{
    private readonly Dictionary<int, TypeRow> _types;
    private readonly Dictionary<int, string> _schemas;
    private readonly Dictionary<(int Type, int MaxLength, int Precision, int Scale, int? Dimensions), ColumnType> _known = [];

    public TypeMapper(IReadOnlyList<TypeRow> types, IReadOnlyList<Schema> schemas)
    {
        _types = types.ToDictionary(type => type.Id);
        _schemas = schemas.ToDictionary(schema => schema.Id, schema => schema.Name);
    }

    public ColumnType Map(int typeId, int maxLength, int precision, int scale, int? dimensions = null)
    {
        var key = (typeId, maxLength, precision, scale, dimensions);
        if (!_known.TryGetValue(key, out var type))
            _known[key] = type = Find(typeId, maxLength, precision, scale, dimensions);
        return type;
    }

    private ColumnType Find(int typeId, int maxLength, int precision, int scale, int? dimensions)
    {
        if (!_types.TryGetValue(typeId, out var type))
            return new ColumnType(new DataType(TypeKind.Opaque), "unknown");
        if (!type.IsUserDefined)
            return BuiltInTypes.Find(type.Name.ToLowerInvariant(), maxLength, precision, scale, dimensions) ?? new ColumnType(new DataType(TypeKind.Opaque), type.Name);
        var name = SqlText.Display(_schemas.GetValueOrDefault(type.SchemaId, "?"), type.Name);
        if (type.IsTableType)
            return new ColumnType(DataType.Array(new DataType(TypeKind.Record)), name);
        if (type.IsAssemblyType || type.SystemId == typeId)
            return new ColumnType(new DataType(TypeKind.Opaque), name);
        var target = Find(type.SystemId, maxLength, precision, scale, dimensions);
        return new ColumnType(target.Type, name) { AliasOf = target.NativeText };
    }
}
