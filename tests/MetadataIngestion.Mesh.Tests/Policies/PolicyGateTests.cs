using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Gating;

namespace MetadataIngestion.Mesh.Tests.Policies;

public sealed class PolicyGateTests : IAsyncLifetime
{
    private const string Owners = "policies: [{id: GP101, gate: true}]\n";

    private static readonly Dataset s_orphan = Catalog.Table("app.public.a", null, "id");
    private static readonly Dataset s_owned = s_orphan with { Owners = [new OwnerEvidence("ann", "test")] };
    private static readonly Dataset s_other = Catalog.Table("app.public.b", null, "id") with { Owners = [new OwnerEvidence("ann", "test")] };

    private readonly Workbench _workbench = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("mesh-tests-").FullName;

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _workbench.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Crawl_NewDatasetViolates_IsKeptAndNotProposed()
    {
        var report = await CrawlAsync(Owners, s_orphan, s_other);

        Assert.Equal((RunStatus.Succeeded, 1L), (report.Status, report.Quarantined));
        Assert.Equal("It waits in quarantine and is not proposed as it is now: GP101 (warning): Nobody owns it.", Assert.Single(report.Warnings).Message);
        Assert.False(await IsProposedAsync("app.public.a"));
        Assert.True(await IsProposedAsync("app.public.b"));
        var entry = Assert.Single(await KeptAsync());
        Assert.Equal((Catalog.Urn("app.public.a"), "app.public.a", "GP101 (warning): Nobody owns it."), (entry.Urn, entry.Path, entry.Reason));
        Assert.Contains("\"schemaMetadata\":{", entry.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_StillTheSame_EmitsNothingAndKeepsIt()
    {
        var first = await CrawlAsync(Owners, s_orphan, s_other);
        var second = await CrawlAsync(Owners, s_orphan, s_other);

        Assert.Equal((0L, 1L), (second.Proposals.Emitted, second.Quarantined));
        Assert.Equal(first.StartedAt.ToUnixTimeMilliseconds(), Assert.Single(await KeptAsync()).Since.ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task Crawl_Mended_IsProposedOnceAndNoLongerKept()
    {
        await CrawlAsync(Owners, s_orphan, s_other);
        await CrawlAsync(Owners, s_owned, s_other);

        Assert.True(await IsProposedAsync("app.public.a"));
        Assert.Empty(await KeptAsync());
        Assert.Equal(0, (await CrawlAsync(Owners, s_owned, s_other)).Proposals.Emitted);
    }

    [Fact]
    public async Task Crawl_Approved_ProposesThatStateOnceAndNoOther()
    {
        await CrawlAsync(Owners, s_orphan);
        Assert.True(await ApproveAsync());
        await CrawlAsync(Owners, s_orphan);
        var unchanged = await CrawlAsync(Owners, s_orphan);

        Assert.True(await IsProposedAsync("app.public.a"));
        Assert.Equal((0L, null), (unchanged.Proposals.Emitted, unchanged.Quarantined));
        Assert.Empty(await KeptAsync());

        await CrawlAsync(Owners, s_orphan with { Description = "changed" });
        Assert.DoesNotContain(await _workbench.LogAsync(), entry => entry.Proposal is { } proposal && System.Text.Encoding.UTF8.GetString(proposal.Aspect.Span).Contains("changed", StringComparison.Ordinal));
        Assert.Null(Assert.Single(await KeptAsync()).ApprovedBy);
    }

    [Fact]
    public async Task Crawl_ChangedAfterTheApproval_WaitsAgain()
    {
        await CrawlAsync(Owners, s_orphan);
        Assert.True(await ApproveAsync());
        await CrawlAsync(Owners, s_orphan with { Description = "changed" });

        Assert.False(await IsProposedAsync("app.public.a"));
        Assert.Null(Assert.Single(await KeptAsync()).ApprovedBy);
    }

    [Fact]
    public async Task Crawl_KnownDatasetBeginsToViolate_StaysAsItWasAndIsNotRemoved()
    {
        await CrawlAsync(Owners, s_owned, s_other);
        var report = await CrawlAsync(Owners, s_orphan, s_other);

        Assert.Equal((0L, 0L, 1L), (report.Proposals.Emitted, report.Entities.Removed, report.Quarantined));
        Assert.Null(report.Verdicts);
    }

    [Fact]
    public async Task Crawl_DatasetInQuarantineIsDropped_IsRemovedAndForgotten()
    {
        await CrawlAsync(Owners, s_owned, s_other);
        await CrawlAsync(Owners, s_orphan, s_other);
        var report = await CrawlAsync(Owners, s_other);

        Assert.Equal(1, report.Entities.Removed);
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Crawl_GateThatCannotBeEvaluated_LetsEverythingPassAndSaysSo()
    {
        var report = await CrawlAsync("policies: [{id: X, title: t, gate: true, select: SELECT urn FROM nowhere}]\n", s_orphan);

        Assert.True(await IsProposedAsync("app.public.a"));
        Assert.Contains(report.Warnings, warning => warning.Message.EndsWith("It is a gate, and lets everything pass.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Crawl_Waived_IsNotHeld()
    {
        await CrawlAsync(Owners + "waivers: [{policy: GP101, asset: /app/app/, name: ann, reason: r, expires: 9999-01-01}]\n", s_orphan);

        Assert.True(await IsProposedAsync("app.public.a"));
    }

    private async Task<RunReport> CrawlAsync(string text, params Dataset[] tables)
    {
        var file = Path.Combine(_folder, "p.yaml");
        await File.WriteAllTextAsync(file, text);
        var catalog = PolicyCatalog.Read([(file, "p.yaml", null)]);
        var scratch = new Workbench();
        await scratch.InitializeAsync();
        try
        {
            var gate = new PolicyGate(catalog, "app", scratch.Store, TimeProvider.System);
            return await _workbench.CrawlAsync(Catalog.With(tables), request => request with { Source = request.Source with { Gate = gate } });
        }
        finally
        {
            await scratch.DisposeAsync();
        }
    }

    private Task<IReadOnlyList<QuarantinedDataset>> KeptAsync() => _workbench.Store.Quarantine.ListAsync(source: null, CancellationToken.None);

    private async Task<bool> ApproveAsync()
    {
        var entry = Assert.Single(await KeptAsync());
        return await _workbench.Store.Quarantine.ApproveAsync(entry.Urn, entry.State, "ann", "agreed", CancellationToken.None);
    }

    private async Task<bool> IsProposedAsync(string table) => (await _workbench.Store.FindEntityAsync(Catalog.Urn(table), CancellationToken.None)).Count > 0;
}
