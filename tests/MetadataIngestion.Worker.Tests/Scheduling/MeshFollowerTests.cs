using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Worker.Tests.Scheduling;

public sealed class MeshFollowerTests : ScheduledServiceTests
{
    private const string One = """{ "Sources": { "a": { "Type": "gated" } } }""";

    [Fact]
    public async Task Service_FilesAndCrawls_BringTheMeshUpToDate()
    {
        Write("domains.yaml", "domains: [{id: sales, owners: [group:sales]}]");
        await Service.StartAsync(One);
        Assert.Equal(1, (await Service.UntilRunsAsync("mesh", 1))[0].Entities.Added);

        Write("sales/products/tables.yaml", "assets: [/a/**]");
        Service.Reload(One);
        var withProduct = (await Service.UntilRunsAsync("mesh", 2))[0];
        // The product, and the finding that it has no datasets.
        Assert.Equal((2, RunStatus.Succeeded), (withProduct.Entities.Added, withProduct.Status));
        Assert.StartsWith("PR004: ", Assert.Single(withProduct.Warnings).Message, StringComparison.Ordinal);

        await Service.Control.TriggerAsync(new AdHocRequest("now", "a"), AdHocOrigin.Api, CancellationToken.None);
        var withTables = (await Service.UntilRunsAsync("mesh", 3))[0];
        Assert.Equal((1, 1), (withTables.Entities.Changed, withTables.Entities.Removed));
        Assert.Empty(withTables.Warnings);
    }

    [Fact]
    public async Task Service_PolicyAboutProducts_IsJudgedAfterTheMesh()
    {
        Write("sales/products/tables.yaml", "outputPorts: [/a/**]");
        Write("policies/ports.yaml", "use: GP105");
        await Service.StartAsync(One);
        await Service.UntilRunsAsync("mesh", 1);
        await Service.Control.TriggerAsync(new AdHocRequest("now", "a"), AdHocOrigin.Api, CancellationToken.None);

        var judged = (await Service.UntilRunsAsync("a", 2))[0];
        Assert.Equal("policies about data products", judged.Scope);
        Assert.Equal(["a.first", "a.second"], judged.Warnings.Select(warning => warning.Object));
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(Service.Folder, "config/mesh", path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
