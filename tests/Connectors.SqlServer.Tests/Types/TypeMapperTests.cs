using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Types;
using MetadataIngestion.TdsServer.Catalog;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Types;

public sealed class TypeMapperTests
{
    [Theory]
    [InlineData("bit", "bit", TypeKind.Boolean)]
    [InlineData("int", "int", TypeKind.Integer)]
    [InlineData("decimal(10,2)", "decimal(10, 2)", TypeKind.Decimal)]
    [InlineData("money", "money", TypeKind.Decimal)]
    [InlineData("float", "float", TypeKind.Float)]
    [InlineData("char(5)", "char(5)", TypeKind.String)]
    [InlineData("nvarchar(50)", "nvarchar(50)", TypeKind.String)]
    [InlineData("nvarchar(max)", "nvarchar(max)", TypeKind.String)]
    [InlineData("varbinary(max)", "varbinary(max)", TypeKind.Binary)]
    [InlineData("sysname", "sysname", TypeKind.String)]
    [InlineData("timestamp", "rowversion", TypeKind.Binary)]
    [InlineData("datetime2(3)", "datetime2(3)", TypeKind.Timestamp)]
    [InlineData("datetimeoffset(7)", "datetimeoffset(7)", TypeKind.Timestamp)]
    [InlineData("uniqueidentifier", "uniqueidentifier", TypeKind.Uuid)]
    [InlineData("xml", "xml", TypeKind.Xml)]
    [InlineData("json", "json", TypeKind.Json)]
    [InlineData("sql_variant", "sql_variant", TypeKind.Union)]
    [InlineData("geography", "geography", TypeKind.Geometry)]
    public void Map_SystemType_IsWrittenAsTSqlWritesIt(string text, string native, TypeKind kind)
    {
        var type = Map(TypeText.Parse(text));

        Assert.Equal((native, kind), (type.NativeText, type.Type.Kind));
    }

    [Fact]
    public void Map_Lengths_AreCharactersAndBytes()
    {
        Assert.Equal(50, Map(TypeText.Parse("nvarchar(50)")).Type.Length);
        Assert.Equal(50, Map(TypeText.Parse("varchar(50)")).Type.Length);
        Assert.Null(Map(TypeText.Parse("nvarchar(max)")).Type.Length);
        Assert.True(Map(TypeText.Parse("datetimeoffset(7)")).Type.WithTimeZone);
        Assert.False(Map(TypeText.Parse("datetime2(7)")).Type.WithTimeZone);
        Assert.True(Map(TypeText.Parse("tinyint")).Type.Unsigned);
    }

    [Fact]
    public void Map_Vector_HasItsDimensions()
    {
        var type = Mapper().Map(255, 20, 0, 0, dimensions: 3);

        Assert.Equal(("vector(3)", TypeKind.Float), (type.NativeText, type.Type.Element!.Kind));
    }

    [Fact]
    public void Map_TypesOfUsers_AreNamedWithTheirSchema()
    {
        var mapper = Mapper();

        Assert.Equal(("dbo.phone", "varchar(30)", 30), (mapper.Map(300, 30, 0, 0).NativeText, mapper.Map(300, 30, 0, 0).AliasOf, mapper.Map(300, 30, 0, 0).Type.Length));
        Assert.Equal(("dbo.[my rows]", TypeKind.Array), (mapper.Map(301, -1, 0, 0).NativeText, mapper.Map(301, -1, 0, 0).Type.Kind));
        Assert.Equal(("dbo.point", TypeKind.Opaque), (mapper.Map(302, -1, 0, 0).NativeText, mapper.Map(302, -1, 0, 0).Type.Kind));
        Assert.Equal(("unknown", TypeKind.Opaque), (mapper.Map(999, 1, 0, 0).NativeText, mapper.Map(999, 1, 0, 0).Type.Kind));
    }

    private static ColumnType Map(TypeText text) => Mapper().Map(text.TypeId, text.MaxLength, text.Precision, text.Scale);

    private static TypeMapper Mapper()
    {
        var database = new RecordedDatabase("x");
        var types = database["types"].Rows.Select(row => new TypeRow((int)row[0]!, (int)row[1]!, (string)row[2]!, 4, false, false, false)).ToList();
        types.Add(new TypeRow(300, 167, "phone", 1, true, false, false));
        types.Add(new TypeRow(301, 243, "my rows", 1, true, false, true));
        types.Add(new TypeRow(302, 240, "point", 1, true, true, false));
        return new TypeMapper(types, [new Schema(1, "dbo", 1)]);
    }
}
