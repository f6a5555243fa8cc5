using MetadataIngestion.Connectors.FileLake;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace Connectors.FileLake.Tests.Layout;

public sealed class PathSpecTests
{
    [Theory]
    [InlineData("/d/{table}/*.csv", "/d/orders/a.csv", "/d/orders")]
    [InlineData("/d/{table}/*.csv", "/d/orders/x/a.csv", null)]
    [InlineData("/d/{table}/*.csv", "/d/orders/a.json", null)]
    [InlineData("/d/{table}", "/d/orders/x/y/a.csv", "/d/orders partition_0=x partition_1=y")]
    [InlineData("/d/{table}/", "/d/orders/dt=1/a.csv", "/d/orders dt=1")]
    [InlineData("/d/{table}/{year}/{month}/*.csv", "/d/orders/2024/01/a.csv", "/d/orders year=2024 month=01")]
    [InlineData("/d/{table}/{partition_key[0]}={partition[0]}/*.csv", "/d/orders/dt=2024-01-01/a.csv", "/d/orders dt=2024-01-01")]
    [InlineData("/d/{table}/{partition_key[0]}={partition_value[0]}/*", "/d/orders/dt=2024-01-01/a.csv", "/d/orders dt=2024-01-01")]
    [InlineData("/d/{table}/*/*.csv", "/d/orders/k=v/a.csv", "/d/orders k=v")]
    [InlineData("/d/*/{table}/*.csv", "/d/eu/orders/a.csv", "/d/eu/orders")]
    [InlineData("/d/{table}_*.csv", "/d/order_items_2024.csv", "/d/order_items")]
    [InlineData("/d/**/{table}/*.csv", "/d/a/b/orders/x.csv", "/d/a/b/orders")]
    [InlineData("/d/**/*.csv", "/d/a/b/x.csv", "/d/a/b/x.csv")]
    [InlineData("/d/**/*.csv", "/d/x.csv", "/d/x.csv")]
    [InlineData("/d/*.csv", "/d/x.csv", "/d/x.csv")]
    [InlineData("/d/*.csv", "/d/a/x.csv", null)]
    [InlineData("/d/x.csv", "/d/x.csv", "/d/x.csv")]
    [InlineData("/d/a+b (1)/*.csv", "/d/a+b (1)/x.csv", "/d/a+b (1)/x.csv")]
    public void Match_File_TellsItsDatasetAndPartition(string include, string file, string? expected) =>
        Assert.Equal(expected, Render(PathSpec.Create(new PathSpecOptions { Include = include }, root: null).Match(file)));

    [Theory]
    [InlineData("**/archive/**", "/d/orders/archive/a.csv")]
    [InlineData("/d/orders/**", "/d/orders/a.csv")]
    [InlineData("**/*_old.csv", "/d/orders/x_old.csv")]
    [InlineData("/d/tmp*", "/d/tmp1")]
    public void Match_ExcludedFile_IsNone(string exclude, string file)
    {
        var spec = PathSpec.Create(new PathSpecOptions { Include = "/d/**/*", Exclude = [exclude] }, root: null);
        Assert.Null(spec.Match(file));
    }

    [Theory]
    [InlineData("/d/eu/{table}/*.csv", "/d/eu", true)]
    [InlineData("/d/eu/{table}/*.csv", "/d/eu/orders", true)]
    [InlineData("/d/eu/{table}/*.csv", "/d/eu/orders/x", false)]
    [InlineData("/d/e*/{table}/*.csv", "/d/us", false)]
    [InlineData("/d/{table}", "/d/orders/a/b/c", true)]
    public void MayContain_Folder_PrunesWhatCannotMatch(string include, string folder, bool expected) =>
        Assert.Equal(expected, PathSpec.Create(new PathSpecOptions { Include = include }, root: null).MayContain(folder));

    [Fact]
    public void Create_RelativeInclude_IsRelativeToRoot()
    {
        var spec = PathSpec.Create(new PathSpecOptions { Include = "sales/{table}/*.csv" }, "/data/lake");
        Assert.Equal("/data/lake/sales", spec.Base);
    }

    [Theory]
    [InlineData("", null, "The path specification '' cannot be used: Include is empty: give a path such as lake/sales/{table}/*.csv.")]
    [InlineData("/d/{table/*.csv", null, "The path specification '/d/{table/*.csv' cannot be used: a brace is not closed in '{table'.")]
    [InlineData("/d/{table}/{table}/*", null, "The path specification '/d/{table}/{table}/*' cannot be used: the variable {table} occurs twice.")]
    [InlineData("/d/{}/*", null, "The path specification '/d/{}/*' cannot be used: a variable has no name.")]
    [InlineData("/other/*.csv", "/data/lake", "The path specification '/other/*.csv' cannot be used: it lies outside Root /data/lake.")]
    [InlineData("../*.csv", "/data/lake", "The path specification '../*.csv' cannot be used: it lies outside Root /data/lake.")]
    [InlineData("/d/{table}/*.csv", null, null)]
    public void Explain_Specification_NamesTheFault(string include, string? root, string? expected) =>
        Assert.Equal(expected, PathSpec.Explain(new PathSpecOptions { Include = include }, root));

    private static string? Render(PathSpecMatch? match) =>
        match is null ? null : string.Join(' ', match.Partition.Select(value => value.ToString()).Prepend(match.DatasetPath));
}
