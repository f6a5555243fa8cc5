using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Types;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Writes types of users as T-SQL declares them.</summary>
internal static class UserTypeText
{
    public static string Of(TypeRow type, DatabaseContext context)
    {
        if (type.IsTableType)
            return $"TABLE ({string.Join(", ", context.Catalog.TableTypeColumns[type.Id].Select(column => TextOf(column, context.Types)))})";
        return context.Types.Map(type.Id, type.MaxLength, type.Precision, type.Scale).AliasOf ?? "CLR";
    }

    private static string TextOf(TableTypeColumn column, TypeMapper types) =>
        $"{SqlText.Display(column.Name)} {types.Map(column.TypeId, column.MaxLength, column.Precision, column.Scale).NativeText}{(column.IsNullable ? "" : " NOT NULL")}";
}
