using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Types;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Types;

public sealed class TypeMapperTests
{
    private readonly TypeDefinitions _definitions = new();

    [Theory]
    [InlineData("int2", -1, TypeKind.Integer, "SMALLINT")]
    [InlineData("int4", -1, TypeKind.Integer, "INTEGER")]
    [InlineData("int8", -1, TypeKind.Integer, "BIGINT")]
    [InlineData("numeric", -1, TypeKind.Decimal, "NUMERIC")]
    [InlineData("numeric", 655366, TypeKind.Decimal, "NUMERIC(10, 2)")]
    [InlineData("float4", -1, TypeKind.Float, "REAL")]
    [InlineData("float8", -1, TypeKind.Float, "DOUBLE PRECISION")]
    [InlineData("money", -1, TypeKind.Decimal, "MONEY")]
    [InlineData("bool", -1, TypeKind.Boolean, "BOOLEAN")]
    [InlineData("text", -1, TypeKind.String, "TEXT")]
    [InlineData("varchar", -1, TypeKind.String, "VARCHAR")]
    [InlineData("varchar", 504, TypeKind.String, "VARCHAR(500)")]
    [InlineData("bpchar", 9, TypeKind.String, "CHAR(5)")]
    [InlineData("bpchar", -1, TypeKind.String, "BPCHAR")]
    [InlineData("char", -1, TypeKind.String, "\"CHAR\"")]
    [InlineData("name", -1, TypeKind.String, "NAME")]
    [InlineData("uuid", -1, TypeKind.Uuid, "UUID")]
    [InlineData("inet", -1, TypeKind.String, "INET")]
    [InlineData("macaddr", -1, TypeKind.String, "MACADDR")]
    [InlineData("oid", -1, TypeKind.String, "OID")]
    [InlineData("bytea", -1, TypeKind.Binary, "BYTEA")]
    [InlineData("bit", 3, TypeKind.Binary, "BIT(3)")]
    [InlineData("varbit", -1, TypeKind.Binary, "BIT VARYING")]
    [InlineData("varbit", 9, TypeKind.Binary, "BIT VARYING(9)")]
    [InlineData("regclass", -1, TypeKind.Binary, "REGCLASS")]
    [InlineData("tsvector", -1, TypeKind.Binary, "TSVECTOR")]
    [InlineData("date", -1, TypeKind.Date, "DATE")]
    [InlineData("time", -1, TypeKind.Time, "TIME WITHOUT TIME ZONE")]
    [InlineData("timetz", 3, TypeKind.Time, "TIME(3) WITH TIME ZONE")]
    [InlineData("timestamp", -1, TypeKind.Timestamp, "TIMESTAMP WITHOUT TIME ZONE")]
    [InlineData("timestamptz", 3, TypeKind.Timestamp, "TIMESTAMP(3) WITH TIME ZONE")]
    [InlineData("timestamptz", 0, TypeKind.Timestamp, "TIMESTAMP(0) WITH TIME ZONE")]
    [InlineData("interval", -1, TypeKind.Interval, "INTERVAL")]
    [InlineData("interval", 2147418114, TypeKind.Interval, "INTERVAL (2)")]
    [InlineData("interval", 470286339, TypeKind.Interval, "INTERVAL day to second (3)")]
    [InlineData("json", -1, TypeKind.Json, "JSON")]
    [InlineData("jsonb", -1, TypeKind.Json, "JSONB")]
    [InlineData("xml", -1, TypeKind.Xml, "XML")]
    [InlineData("pg_lsn", -1, TypeKind.Opaque, "PG_LSN")]
    public void Map_BuiltInType_HasItsKindAndDataHubsText(string name, int modifier, TypeKind kind, string text)
    {
        Add(new TypeRow(1, "pg_catalog", name, TypeRow.Base, 'U'));

        var mapped = Map(1, modifier);

        Assert.Equal(kind, mapped.Type.Kind);
        Assert.Equal(text, mapped.NativeText);
    }

    [Fact]
    public void Map_Numeric_KeepsPrecisionAndScale()
    {
        Add(new TypeRow(1, "pg_catalog", "numeric", TypeRow.Base, 'N'));

        var type = Map(1, 329730).Type;

        Assert.Equal((5, -2), (type.Precision, type.Scale));
    }

    [Fact]
    public void Map_TimestampWithTimeZone_IsAnInstant()
    {
        Add(new TypeRow(1, "pg_catalog", "timestamptz", TypeRow.Base, 'D'));

        Assert.True(Map(1, -1).Type.WithTimeZone);
    }

    [Fact]
    public void Map_ArrayOfVarchar_PassesTheModifierToTheElement()
    {
        Add(new TypeRow(1, "pg_catalog", "varchar", TypeRow.Base, 'S'));
        Add(new TypeRow(2, "pg_catalog", "_varchar", TypeRow.Base, 'A') { Element = 1 });

        var mapped = Map(2, 9);

        Assert.Equal("VARCHAR(5)[]", mapped.NativeText);
        Assert.Equal(TypeKind.Array, mapped.Type.Kind);
        Assert.Equal(5, mapped.Type.Element!.Length);
    }

    [Fact]
    public void Map_TypeWithElementsThatIsNoArray_IsNoArray()
    {
        Add(new TypeRow(1, "pg_catalog", "float8", TypeRow.Base, 'N'));
        Add(new TypeRow(2, "pg_catalog", "point", TypeRow.Base, 'G') { Element = 1 });

        Assert.Equal(TypeKind.Geometry, Map(2, -1).Type.Kind);
    }

    [Fact]
    public void Map_Oidvector_KeepsItsOwnName()
    {
        Add(new TypeRow(1, "pg_catalog", "oid", TypeRow.Base, 'N'));
        Add(new TypeRow(2, "pg_catalog", "oidvector", TypeRow.Base, 'A') { Element = 1 });

        Assert.Equal("OIDVECTOR", Map(2, -1).NativeText);
    }

    [Theory]
    [InlineData("public", "mood")]
    [InlineData("sales", "sales.mood")]
    public void Map_Enum_NamesItsSchemaUnlessItIsPublic(string schema, string text)
    {
        Add(new TypeRow(1, schema, "mood", TypeRow.Enumeration, 'E'));
        _definitions.AddLabel(1, "good");
        _definitions.AddLabel(1, "bad");

        var mapped = Map(1, -1);

        Assert.Equal(text, mapped.NativeText);
        Assert.Equal(["good", "bad"], mapped.Type.Symbols);
    }

    [Fact]
    public void Map_DomainOverDomain_IsTheBaseTypeWithAllConstraints()
    {
        Add(new TypeRow(1, "pg_catalog", "varchar", TypeRow.Base, 'S') { Collation = 100 });
        Add(new TypeRow(2, "sales", "email", TypeRow.Domain, 'S') { BaseType = 1, Modifier = 204, Collation = 100 });
        Add(new TypeRow(3, "public", "work_email", TypeRow.Domain, 'S') { BaseType = 2, NotNull = true, Default = "'x'", Collation = 100 });
        _definitions.AddConstraint(2, "at", "(VALUE ~ '@'::text)");

        var mapped = Map(3, -1);

        Assert.Equal("VARCHAR(200)", mapped.NativeText);
        Assert.True(mapped.NotNull);
        Assert.Equal("'x'", mapped.Default);
        Assert.Equal("work_email of sales.email", mapped.Properties!["domain"]);
        Assert.Equal("(VALUE ~ '@'::text)", mapped.Properties["domain.constraint.at"]);
    }

    [Fact]
    public void Map_CompositeWithinComposite_HasNestedMembers()
    {
        Add(new TypeRow(1, "pg_catalog", "text", TypeRow.Base, 'S'));
        Add(new TypeRow(2, "public", "address", TypeRow.Composite, 'C'));
        Add(new TypeRow(3, "public", "person", TypeRow.Composite, 'C'));
        _definitions.AddMember(new CompositeMemberRow(2, 1, "street", 1, -1, "With number"));
        _definitions.AddMember(new CompositeMemberRow(3, 2, "home", 2, -1, null));

        var home = Assert.Single(Map(3, -1).Members);
        var street = Assert.Single(home.Type.Members);

        Assert.Equal(("home", TypeKind.Record, "address"), (home.Name, home.Type.Type.Kind, home.Type.NativeText));
        Assert.Equal(("street", "TEXT", "With number"), (street.Name, street.Type.NativeText, street.Comment));
    }

    [Fact]
    public void Map_Range_TellsTheTypeOfItsBounds()
    {
        Add(new TypeRow(1, "pg_catalog", "numeric", TypeRow.Base, 'N'));
        Add(new TypeRow(2, "sales", "price_range", TypeRow.Range, 'R'));
        _definitions.AddBound(2, 1);

        var mapped = Map(2, -1);

        Assert.Equal("sales.price_range", mapped.NativeText);
        Assert.Equal("NUMERIC", mapped.Properties!["range.of"]);
    }

    [Theory]
    [InlineData("hstore", 'U', TypeKind.Map, "HSTORE")]
    [InlineData("citext", 'S', TypeKind.String, "CITEXT")]
    public void Map_TypeOfAnExtension_IsMapped(string name, char category, TypeKind kind, string text)
    {
        Add(new TypeRow(1, "public", name, TypeRow.Base, category));

        var mapped = Map(1, -1);

        Assert.Equal((kind, text), (mapped.Type.Kind, mapped.NativeText));
    }

    [Fact]
    public void Map_ModifierOfAnExtensionsType_IsWrittenAsTheExtensionDoes()
    {
        Add(new TypeRow(1, "public", "geometry", TypeRow.Base, 'U'));
        _definitions.AddModifier(1, 1107460, "(Point,4326)");

        Assert.Equal("GEOMETRY(Point,4326)", Map(1, 1107460).NativeText);
    }

    [Fact]
    public void Map_TypeThatIsGone_IsOpaque() => Assert.Equal(TypeKind.Opaque, Map(99, -1).Type.Kind);

    private void Add(TypeRow type) => _definitions.Add(type);

    private ColumnType Map(uint oid, int modifier) => new TypeMapper(_definitions).Map(oid, modifier);
}
