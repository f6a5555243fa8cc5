namespace MetadataIngestion.Abstractions.Tests;

public sealed class AssetPathTests
{
    private static readonly AssetPath s_root = AssetPath.Root("postgres", "prod1");

    [Fact]
    public void Name_OfNestedPath_JoinsParts()
    {
        Assert.Equal("db.public.orders", s_root.Child("db", "public", "orders").Name);
        Assert.Equal("lake/a/b", AssetPath.Root("file", separator: '/').Child("lake", "a", "b").Name);
    }

    [Fact]
    public void Parent_OfRoot_IsNothing()
    {
        Assert.Null(s_root.Parent);
        Assert.Equal(s_root.Child("db"), s_root.Child("db", "public").Parent);
    }

    [Fact]
    public void Equals_SamePartsOtherInstance_AreDifferent()
    {
        Assert.Equal(s_root.Child("db"), AssetPath.Root("postgres", "prod1").Child("db"));
        Assert.NotEqual(s_root.Child("db"), AssetPath.Root("postgres", "prod2").Child("db"));
        Assert.NotEqual(s_root.Child("db"), AssetPath.Root("mssql", "prod1").Child("db"));
    }

    [Fact]
    public void Equals_SameNameOtherParts_AreDifferent() =>
        Assert.NotEqual(s_root.Child("a.b", "c"), s_root.Child("a", "b.c"));

    [Fact]
    public void IsWithin_ComparesWholeParts()
    {
        Assert.True(s_root.Child("db", "public").IsWithin(s_root.Child("db")));
        Assert.True(s_root.Child("db").IsWithin(s_root));
        Assert.False(s_root.Child("dbx").IsWithin(s_root.Child("db")));
        Assert.False(s_root.Child("db").IsWithin(s_root.Child("db", "public")));
    }

    [Fact]
    public void Child_EmptyPart_IsRefused() => Assert.Throws<ArgumentException>(() => s_root.Child(string.Empty));
}
