using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Assets;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Assets;

public sealed class FieldPathsTests
{
    [Fact]
    public void WithoutCollisions_ColumnNamedLikeANestedField_KeepsTheColumn()
    {
        var fields = FieldPaths.WithoutCollisions([Field("home", "1"), Field("home.street", "1.1"), Field("home.zip", "1.2"), Field("home.street", "2")]);

        Assert.Equal(["home 1", "home.zip 1.2", "home.street 2"], fields.Select(field => $"{field.Path} {field.Identity}"));
    }

    private static Field Field(string path, string identity) =>
        new() { Path = path, Identity = identity, Type = new DataType(TypeKind.String), NativeType = "TEXT" };
}
