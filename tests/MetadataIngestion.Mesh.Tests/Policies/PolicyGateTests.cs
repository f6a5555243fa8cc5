using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Quarantine;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Gating;

namespace MetadataIngestion.Mesh.Tests.Policies;

public sealed class PolicyGateTests : WorkbenchTests
{
    private const string Owners = "policies: [{id: GP101, gate: true}]\n";

    private static readonly Dataset s_orphan = Catalog.Table("app.public.a", null, "id");
    private static readonly Dataset s_owned = s_orphan with { Owners = [new OwnerEvidence("ann", "test")] };
    private static readonly Dataset s_other = Catalog.Table("app.public.b", null, "id") with { Owners = [new OwnerEvidence("ann", "test")] };

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
        Assert.Contains("\"schemaMetadata\":{", await Bench.Store.Quarantine.FindContentAsync(entry, CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_StillTheSame_EmitsNothingAndKeepsIt()
    {
        var first = await CrawlAsync(Owners, s_orphan, s_other);
        var second = await CrawlAsync(Owners, s_orphan, s_other);

        Assert.Equal((0L, 1L), (second.Proposals.Emitted, second.Quarantined));
        var entry = Assert.Single(await KeptAsync());
        Assert.Equal((first.RunId, first.StartedAt.ToUnixTimeMilliseconds()), (entry.RunId, entry.Since.ToUnixTimeMilliseconds()));
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
        Assert.True(await DecideAsync(isApproval: true));
        await CrawlAsync(Owners, s_orphan);
        var unchanged = await CrawlAsync(Owners, s_orphan);

        Assert.True(await IsProposedAsync("app.public.a"));
        Assert.Equal((0L, null), (unchanged.Proposals.Emitted, unchanged.Quarantined));
        Assert.Empty(await KeptAsync());

        await CrawlAsync(Owners, s_orphan with { Description = "changed" });
        Assert.DoesNotContain(await Bench.LogAsync(), entry => entry.Proposal is { } proposal && System.Text.Encoding.UTF8.GetString(proposal.Aspect.Span).Contains("changed", StringComparison.Ordinal));
        Assert.Equal(QuarantineStatus.Waiting, Assert.Single(await KeptAsync()).Status);
    }

    [Fact]
    public async Task Crawl_ChangedAfterTheApproval_WaitsAgain()
    {
        await CrawlAsync(Owners, s_orphan);
        Assert.True(await DecideAsync(isApproval: true));
        await CrawlAsync(Owners, s_orphan with { Description = "changed" });

        Assert.False(await IsProposedAsync("app.public.a"));
        Assert.Equal(QuarantineStatus.Waiting, Assert.Single(await KeptAsync()).Status);
    }

    [Fact]
    public async Task Crawl_KnownDatasetBeginsToViolate_StaysAsItWasAndIsNotRemoved()
    {
        await CrawlAsync(Owners, s_owned, s_other);
        var report = await CrawlAsync(Owners, s_orphan, s_other);

        Assert.Equal((0L, 0L, 1L), (report.Proposals.Emitted, report.Entities.Removed, report.Quarantined));
        Assert.Equal((4L, 0L, 3L), (report.Entities.Seen, report.Entities.Changed, report.Entities.Unchanged));
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
        Assert.Contains(report.Warnings, warning => warning.Message.EndsWith("It is a gate, and lets everything pass that does not wait already.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Crawl_Waived_IsNotHeld()
    {
        await CrawlAsync(Owners + "waivers: [{policy: GP101, asset: /app/app/, name: ann, reason: r, expires: 9999-01-01}]\n", s_orphan);

        Assert.True(await IsProposedAsync("app.public.a"));
    }

    [Fact]
    public async Task Crawl_Rejected_StaysAndSaysWhoRejected()
    {
        await CrawlAsync(Owners, s_orphan);
        Assert.True(await DecideAsync(isApproval: true));
        Assert.True(await DecideAsync(isApproval: false));
        var report = await CrawlAsync(Owners, s_orphan);

        Assert.False(await IsProposedAsync("app.public.a"));
        Assert.Equal(QuarantineStatus.Rejected, Assert.Single(await KeptAsync()).Status);
        Assert.Equal("ann rejected it (agreed), and it is not proposed as it is now: GP101 (warning): Nobody owns it.", Assert.Single(report.Warnings).Message);

        await CrawlAsync(Owners, s_owned);
        Assert.True(await IsProposedAsync("app.public.a"));
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Crawl_OnlyTheRowCountChangedAfterTheApproval_ProposesIt()
    {
        await CrawlAsync(Owners, s_orphan with { Statistics = new DatasetStatistics { RowCount = 1 } });
        Assert.True(await DecideAsync(isApproval: true));
        await CrawlAsync(Owners, s_orphan with { Statistics = new DatasetStatistics { RowCount = 2 } });

        Assert.True(await IsProposedAsync("app.public.a"));
    }

    [Fact]
    public async Task Crawl_RenamedWhileItWaits_WaitsOnSinceItBegan()
    {
        var first = await CrawlAsync(Owners, s_orphan, s_other);
        await CrawlAsync(Owners, Renamed(s_orphan), s_other);

        var entry = Assert.Single(await KeptAsync());
        Assert.Equal(("app.public.c", first.StartedAt.ToUnixTimeMilliseconds()), (entry.Path, entry.Since.ToUnixTimeMilliseconds()));
    }

    [Fact]
    public async Task Crawl_KnownDatasetIsRenamedAndHeld_StaysUnderItsOldNameUntilReleased()
    {
        await CrawlAsync(Owners, s_owned, s_other);
        var held = await CrawlAsync(Owners, Renamed(s_orphan), s_other);
        Assert.Equal((0L, 1L), (held.Entities.Removed, held.Quarantined));
        Assert.Empty(await Bench.LogAsync(held));

        await DecideAsync(isApproval: true);
        var released = await CrawlAsync(Owners, Renamed(s_orphan), s_other);

        Assert.Contains($"app.public.a Upsert status removal-reason=renamed renamed-to={Catalog.Urn("app.public.c")}", await Bench.AppendedAsync(released));
        Assert.Contains(await Bench.EventsAsync(released), change => change.GetProperty("parameters").GetProperty("code").GetString() == "asset.renamed");
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Crawl_GateFailsWhileSomethingWaits_KeepsItAndLetsTheRestPass()
    {
        await CrawlAsync(Owners, s_orphan);
        var report = await CrawlAsync("policies: [{id: X, title: t, gate: true, select: SELECT urn FROM nowhere}]\n", s_orphan, s_other);

        Assert.Equal(1, report.Quarantined);
        Assert.False(await IsProposedAsync("app.public.a"));
        Assert.True(await IsProposedAsync("app.public.b"));
    }

    [Fact]
    public async Task Crawl_PolicyFileCannotBeReadWhileSomethingWaits_KeepsIt()
    {
        await CrawlAsync(Owners, s_orphan);
        var report = await CrawlAsync("policies: [", s_orphan, s_other);

        Assert.False(await IsProposedAsync("app.public.a"));
        Assert.Contains(report.Warnings, warning => warning.Message == "A file of policies cannot be read, and may hold gates. What waits in quarantine stays there.");
        Assert.Equal("GP101 (warning): Nobody owns it.", Assert.Single(await KeptAsync()).Reason);
    }

    [Fact]
    public async Task Crawl_OwnersCouldNotBeRead_JudgesByThoseThatAreKnown()
    {
        await CrawlAsync(Owners, s_owned);
        var report = await CrawlAsync(Owners, s_orphan with { Description = "changed", Unknown = AssetFacets.Owners });

        Assert.Null(report.Quarantined);
        Assert.Empty(await KeptAsync());
    }

    [Fact]
    public async Task Crawl_GateAsksForTheSource_IsAskedAboutThatSource()
    {
        const string BySource = "policies: [{id: X, title: t, gate: true, select: \"SELECT s.urn, 'x' AS message FROM mesh_scope AS s JOIN mesh_asset AS a ON a.urn = s.urn WHERE a.source = 'app'\"}]\n";

        Assert.Equal(1, (await CrawlAsync(BySource, s_owned)).Quarantined);
    }

    [Theory]
    [InlineData("{pattern: /APP/App/*/?}", "app.public.a")]
    [InlineData("{pattern: A}", "app.public.a")]
    [InlineData("{pattern: /app/APP/public/?a*}", "app.public.sales")]
    [InlineData("{domain: sales}", "app.public.sales")]
    [InlineData("{domain: 'Verträge & \"Co\"'}", "app.public.sales")]
    [InlineData("{domain: hr}", "")]
    public async Task Crawl_GateWithAScope_HoldsWhatIsInIt(string scope, string expected)
    {
        var inSales = Catalog.Table("app.public.sales", null, "id") with { Domains = ["Verträge & \"Co\"", "sales"] };
        await CrawlAsync($"policies: [{{id: GP101, gate: true, scope: {scope}}}]\n", s_orphan, inSales);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), (await KeptAsync()).Select(entry => entry.Path));
    }

    [Fact]
    public async Task Crawl_OfOneScope_ForgetsWhatItReleased()
    {
        await CrawlAsync(Owners, s_orphan, s_other);
        await DecideAsync(isApproval: true);
        await CrawlAsync(Owners, request => request with { Scope = CrawlScope.Parse("app.public.a") }, s_orphan, s_other);

        Assert.True(await IsProposedAsync("app.public.a"));
        Assert.Empty(await KeptAsync());
    }

    /// <summary>What gates hold is what the same policies find when all is stored.</summary>
    [Fact]
    public async Task Crawl_EveryBuiltInPolicyThatCanBeAGate_HoldsWhatViolatesIt()
    {
        var judged = new List<string>();
        foreach (var policy in BuiltInPolicies.All.Where(policy => GateRules.Refuse(policy) is null))
        {
            var (bad, good) = PolicySamples.Of(policy.Id);
            await CrawlAsync($"policies: [{{id: {policy.Id}, gate: true}}]\n", bad, good);
            judged.AddRange((await KeptAsync()).Select(entry => $"{policy.Id} {entry.Urn}"));
            await Bench.Store.Quarantine.RemoveAsync("app", [PolicySamples.Urn(policy.Id, "bad"), PolicySamples.Urn(policy.Id, "good")], CancellationToken.None);
        }

        Assert.Equal(BuiltInPolicies.All.Where(policy => GateRules.Refuse(policy) is null).Select(policy => $"{policy.Id} {PolicySamples.Urn(policy.Id, "bad")}"), judged);
    }

    private static Dataset Renamed(Dataset dataset) => Catalog.Table("app.public.c", "rel/app.public.a", "id") with { Owners = dataset.Owners };

    private Task<RunReport> CrawlAsync(string text, params Dataset[] tables) => CrawlAsync(text, request => request, tables);

    private async Task<RunReport> CrawlAsync(string text, Func<CrawlRequest, CrawlRequest> adjust, params Dataset[] tables)
    {
        var file = Path.Combine(Folder, "p.yaml");
        await File.WriteAllTextAsync(file, text);
        var catalog = PolicyCatalog.Read([(file, "p.yaml", null)]);
        var scratch = new Workbench();
        await scratch.InitializeAsync();
        try
        {
            var gate = new PolicyGate(catalog, "app", scratch.Store, TimeProvider.System);
            return await Bench.CrawlAsync(Catalog.With(tables), request => adjust(request with { Source = request.Source with { Gate = gate } }));
        }
        finally
        {
            await scratch.DisposeAsync();
        }
    }

    private Task<IReadOnlyList<QuarantinedDataset>> KeptAsync() => Bench.Store.Quarantine.ListAsync(source: null, CancellationToken.None);

    private async Task<bool> DecideAsync(bool isApproval) =>
        await Bench.Store.Quarantine.DecideAsync(Assert.Single(await KeptAsync()), isApproval, "ann", "agreed", CancellationToken.None);

    private async Task<bool> IsProposedAsync(string table) => (await Bench.Store.FindEntityAsync(Catalog.Urn(table), CancellationToken.None)).Count > 0;
}
