using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;

namespace MetadataIngestion.Mesh.Tests.Contracts;

/// <summary>A check that reads only what contracts are about says what one that reads everything says.</summary>
public sealed class NarrowedCheckTests : WorkbenchTests
{
    private static readonly SourceProfile s_source = new("app", "PROD");
    private static readonly AssetPath s_lake = AssetPath.Root("s3", null, '/');

    [Theory]
    [InlineData("database: app, schema: public", "a", "DC201 app.public.a")]
    [InlineData("database: app, schema: public", "gone", "DC101 gone")]
    [InlineData("database: app, schema: nowhere", "a", "DC101 a")]
    [InlineData("database: nowhere, schema: public", "a", "")]
    [InlineData("schema: public", "a", "DC011 a")]
    [InlineData("schema: public", "b", "DC201 app.public.b")]
    [InlineData("port: 5432", "public.a", "DC011 public.a")]
    [InlineData("port: 5432", "gone", "")]
    public async Task Check_OnlyWhatContractsAreAbout_SaysTheSame(string server, string name, string expected)
    {
        var everything = await CheckAsync(server, name, narrow: false);
        var narrowed = await CheckAsync(server, name, narrow: true);
        Assert.Equal((expected, expected), (everything.Said, narrowed.Said));
        Assert.True(narrowed.Described < everything.Described);
    }

    [Theory]
    [InlineData("{server: s, type: s3, location: s3://raw/sales/orders/*.parquet}", "raw/sales/orders", true)]
    [InlineData("{server: s, type: s3, location: s3://raw/sales/orders/*.parquet}", "raw/sales/orders/year=2026", true)]
    [InlineData("{server: s, type: s3, location: s3://raw/sales/orders/*.parquet}", "raw/sales", true)]
    [InlineData("{server: s, type: s3, location: s3://raw/sales/orders/*.parquet}", "raw/stock", false)]
    [InlineData("{server: s, type: s3, location: s3://raw/sales/orders/*.parquet}", "other", false)]
    [InlineData("{server: s, type: local, path: /srv/raw/sales/orders}", "raw/sales", true)]
    [InlineData("{server: s, type: local, path: /srv/raw/sales/orders}", "sales", true)]
    [InlineData("{server: s, type: local, path: /srv/raw/sales/orders}", "stock", false)]
    [InlineData("{server: s, type: postgres, database: shop, schema: sales}", "shop/sales", true)]
    [InlineData("{server: s, type: postgres, database: shop, schema: sales}", "shop/stock", false)]
    [InlineData("{server: s, type: postgres, schema: sales}", "shop/stock", true)]
    [InlineData("{server: s, type: sqlserver, database: Shop, schema: Sales}", "SHOP/sales", true)]
    [InlineData("{server: s, type: postgres, database: shop, schema: sales, customProperties: [{property: source, value: other}]}", "shop/sales", false)]
    public void Narrow_Container_IsReadWhenItMayHoldWhatAContractMeans(string server, string container, bool isRead)
    {
        var filter = Read($"servers: [{server}]\nschema: [{{name: orders}}]\n").Targets.Narrow(filter: null, s_source);
        Assert.Equal(isRead, filter.EvaluateContents(s_lake.Child(container.Split('/'))).IsAllowed);
    }

    [Fact]
    public void Narrow_WhatTheConfigurationLeavesOut_StaysOut()
    {
        var filter = Read("servers: [{server: s, type: s3, location: s3://raw/orders}]\nschema: [{name: orders}]\n").Targets.Narrow(new Closed(), s_source);
        Assert.Equal("closed", filter.Evaluate(s_lake.Child("raw", "orders")).Rule);
        Assert.Equal("closed", filter.EvaluateContents(s_lake.Child("raw")).Rule);
    }

    private async Task<(string Said, long Described)> CheckAsync(string server, string name, bool narrow)
    {
        var catalog = Read($$"""
            servers: [{server: prod, type: postgres, host: h, {{server}}}]
            schema: [{name: {{name}}, properties: [{name: missing, logicalType: string}]}]
            """);
        var inspector = new ContractInspector(catalog, s_source, RowCountHistory.None);
        var listing = new Catalog()
            .AddDatabase("app", Catalog.Table("app.public.a", null, "id"), Catalog.Table("app.public.b", null, "id"), Catalog.Table("app.public.c", null, "id"))
            .AddDatabase("old", Catalog.Table("old.public.a", null, "id"))
            .Add(new ScopeCompleted(Catalog.Root));
        var report = await Bench.CrawlAsync(listing, request => request with
        {
            Preview = true,
            Source = request.Source with { Inspectors = [inspector], Filter = narrow ? catalog.Targets.Narrow(request.Source.Filter, s_source) : request.Source.Filter },
        });
        Assert.Equal(RunStatus.Succeeded, report.Status);
        var failed = inspector.Outcomes.Select(outcome => $"{outcome.Results.First(result => result.Verdict == Verdict.Failed).Code} {outcome.Dataset.Path}");
        return (string.Join("; ", failed.Concat(inspector.Problems.Select(problem => $"{problem.Code} {problem.Target.Schema.Name}"))), report.Entities.Seen);
    }

    private ContractCatalog Read(string text)
    {
        var file = Path.Combine(Folder, "contract.yaml");
        File.WriteAllText(file, "apiVersion: v3.1.0\nkind: DataContract\nid: orders\nversion: 1.0.0\nstatus: active\n" + text);
        return ContractCatalog.Read([(file, "contract.yaml")]);
    }

    private sealed class Closed : IAssetFilter
    {
        public FilterVerdict Evaluate(AssetPath path) => FilterVerdict.Denied("closed");

        public FilterVerdict EvaluateContents(AssetPath container) => FilterVerdict.Denied("closed");
    }
}
