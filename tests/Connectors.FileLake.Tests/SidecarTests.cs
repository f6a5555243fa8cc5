using Connectors.FileLake.Tests.Support;
using MetadataIngestion.Abstractions;

namespace Connectors.FileLake.Tests;

/// <summary>What files beside the data add to datasets.</summary>
public sealed class SidecarTests
{
    private const string Contract = """
        version: 1.0.0
        apiVersion: v3.1.0
        kind: DataContract
        id: 7d1f0c52-9a41-4f0e-8e0b-2c6a5b1e9d34
        status: active
        domain: sales
        tags: [gold]
        description: { purpose: Orders as the shop takes them., usage: Reports. }
        schema:
          - name: orders
            properties:
              - { name: id, description: The order's number. }
              - { name: email, classification: confidential, tags: [pii] }
              - { name: gone, description: Was removed. }
        team: { name: order-team, members: [ { username: jo@example.org, role: Owner }, { username: al@example.org, role: reader } ] }
        """;

    [Fact]
    public async Task Crawl_DataContract_DescribesTheFolder()
    {
        using var lake = new TempLake();
        lake.Write("orders/2026-01.csv", "id,email\n1,a@b.c\n").Write("orders/orders.odcs.yaml", Contract);
        var items = await Crawl.FolderAsync(lake.Root);
        var dataset = Assert.Single(items.Datasets());
        Assert.Equal("Orders as the shop takes them.", dataset.Description);
        Assert.Equal(["sales"], dataset.Domains);
        Assert.Equal(["gold"], dataset.Tags);
        Assert.Equal(
            [("jo@example.org", PrincipalKind.User, OwnershipType.BusinessOwner), ("order-team", PrincipalKind.Group, OwnershipType.BusinessOwner)],
            dataset.Owners.Where(owner => owner.FoundIn.Contains("contract", StringComparison.Ordinal)).Select(owner => (owner.Principal, owner.Kind, owner.Type)));
        Assert.Equal([("id", "The order's number.", ""), ("email", null, "pii,confidential")], dataset.Schema!.Fields.Select(field => (field.Path, field.Description, string.Join(',', field.Tags))));
        Assert.Equal("orders.odcs.yaml describes fields that lake/orders does not have: gone.", Assert.Single(items.OfType<CrawlWarning>()).Message);
    }

    [Fact]
    public async Task Crawl_ShortForm_ComesBeforeContractAndReadme()
    {
        using var lake = new TempLake();
        lake.Write("orders/2026-01.csv", "id,email\n1,a@b.c\n")
            .Write("orders/README.md", "From the README.")
            .Write("orders/orders.odcs.yaml", Contract.Replace("- { name: gone, description: Was removed. }", "", StringComparison.Ordinal))
            .Write("orders/_dataset.yaml", "name: Orders\ndescription: In short.\nowner: team-a\ndomain: trade\ntags: [silver]\ncolumns:\n  id: Number\n  email: { description: Address, tags: [mail] }\n");
        var dataset = Assert.Single((await Crawl.FolderAsync(lake.Root)).Datasets());
        Assert.Equal(("Orders", "In short.", "team-a"), (dataset.DisplayName, dataset.Description, dataset.Owners[0].Principal));
        Assert.Equal(["sales", "trade"], dataset.Domains);
        Assert.Equal(["gold", "silver"], dataset.Tags);
        Assert.Equal([("Number", ""), ("Address", "pii,confidential,mail")], dataset.Schema!.Fields.Select(field => (field.Description!, string.Join(',', field.Tags))));
    }

    [Fact]
    public async Task Crawl_OneOfSeveralFiles_HasASidecarOfItsName()
    {
        using var lake = new TempLake();
        lake.Write("a.csv", "id\n1\n").Write("b.csv", "id\n1\n").Write("a.csv.dataset.yaml", "description: Of a.").Write("b.dataset.yaml", "description: Of b.");
        Assert.Equal(["Of a.", "Of b."], (await Crawl.FolderAsync(lake.Root)).Datasets().Select(dataset => dataset.Description!));
    }

    [Theory]
    [InlineData("a: [", "is no YAML that can be used: line")]
    [InlineData("just text", "is no YAML that can be used: it holds no mapping")]
    [InlineData("a: &x [1]\nb: *x", "is no YAML that can be used: it holds aliases, which are not followed")]
    public async Task Crawl_BrokenSidecar_IsAWarning(string text, string cause)
    {
        using var lake = new TempLake();
        lake.Write("t/1.csv", "id\n1\n").Write("t/_dataset.yaml", text);
        var items = await Crawl.FolderAsync(lake.Root);
        Assert.Single(items.Datasets());
        Assert.StartsWith($"_dataset.yaml beside lake/t {cause}", Assert.Single(items.OfType<CrawlWarning>()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_SidecarThatNestsWithoutEnd_IsAWarning()
    {
        using var lake = new TempLake();
        lake.Write("t/1.csv", "id\n1\n").Write("t/_dataset.yaml", "a: " + new string('[', 100_000));
        var warning = Assert.Single((await Crawl.FolderAsync(lake.Root)).OfType<CrawlWarning>());
        Assert.Equal("_dataset.yaml beside lake/t is no YAML that can be used: it nests too deeply.", warning.Message);
    }

    [Fact]
    public async Task Crawl_ContractOfSeveralDatasets_NeedsTheName()
    {
        using var lake = new TempLake();
        lake.Write("t/1.csv", "id\n1\n").Write("t/all.odcs.yaml", "kind: DataContract\napiVersion: v3.0.2\nschema: [ { name: a }, { name: b } ]\n");
        Assert.Equal(
            "all.odcs.yaml beside lake/t describes several datasets, but none that is called t.",
            Assert.Single((await Crawl.FolderAsync(lake.Root)).OfType<CrawlWarning>()).Message);
    }
}
