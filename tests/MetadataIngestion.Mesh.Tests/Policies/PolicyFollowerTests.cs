using System.Text;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Following;

namespace MetadataIngestion.Mesh.Tests.Policies;

public sealed class PolicyFollowerTests : WorkbenchTests
{
    private const string Owners = "use: GP101\n";

    private static readonly Dataset s_a = Catalog.Table("app.public.a", null, "id");
    private static readonly Dataset s_b = Catalog.Table("app.public.b", null, "id") with { Owners = [new OwnerEvidence("ann", "test")] };

    [Fact]
    public async Task Crawl_FirstTime_StoresResultsAndOpensViolations()
    {
        var report = await CrawlAsync(Owners, s_a, s_b);

        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Equal("GP101 (warning): Nobody owns it.", Assert.Single(report.Warnings).Message);
        Assert.Equal($"{Catalog.Urn("app.public.a")}|GP101|0 {Catalog.Urn("app.public.b")}|GP101|1", await AskAsync("SELECT asset, policy, passed FROM mesh_result ORDER BY asset"));
        var happened = Assert.Single(await Bench.LogAsync(), entry => entry.Event is not null).Event!;
        Assert.Equal(("policyEvent", Catalog.Urn("app.public.a")), (happened.Name, happened.EntityUrn));
        Assert.StartsWith(
            $$"""{"entityUrn":"{{Catalog.Urn("app.public.a")}}","entityType":"dataset","category":"POLICY","operation":"OPENED","modifier":"urn:li:test:GP101","parameters":{"policy":"GP101","title":"Every dataset has an owner","level":"warning","message":"Nobody owns it."},"auditStamp":{"time":""",
            Encoding.UTF8.GetString(happened.Payload.Span),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_NothingChanged_EvaluatesAndWritesNothing()
    {
        await CrawlAsync(Owners, s_a, s_b);
        var report = await CrawlAsync(Owners, s_a, s_b);

        Assert.Equal((0, 0), (report.Proposals.Emitted, report.Warnings.Count));
    }

    [Fact]
    public async Task Crawl_ViolationMended_IsResolvedByAnEvent()
    {
        await CrawlAsync(Owners, s_a, s_b);
        await CrawlAsync(Owners, s_a with { Owners = [new OwnerEvidence("bob", "test")] }, s_b);

        Assert.Equal("OPENED RESOLVED", await AskAsync("SELECT operation FROM mesh_finding_change ORDER BY log_offset"));
        Assert.Equal("", await AskAsync("SELECT asset FROM mesh_finding"));
    }

    [Fact]
    public async Task Crawl_NewPolicy_IsEvaluatedForWhatDidNotChangeAndOthersKeepTheirResults()
    {
        await CrawlAsync(Owners, s_a, s_b);
        await CrawlAsync("use: [GP101, GP104]\n", s_a, s_b);

        Assert.Equal("app.public.a|GP101|0 app.public.a|GP104|0 app.public.b|GP101|1 app.public.b|GP104|0", await AskAsync("SELECT a.path, r.policy, r.passed FROM mesh_result AS r JOIN mesh_asset AS a ON a.urn = r.asset ORDER BY a.path, r.policy"));
    }

    [Fact]
    public async Task Crawl_PolicyThatCannotBeEvaluated_IsAWarningAndTheOthersGoOn()
    {
        var report = await CrawlAsync(Owners + "policies: [{id: X, title: t, select: SELECT 1 FROM nowhere}]\n", s_a);

        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Equal(2, report.Warnings.Count);
        Assert.Contains(report.Warnings, warning => warning.Message.StartsWith("PO010: The policy X cannot be evaluated.", StringComparison.Ordinal));
        Assert.Equal("GP101", await AskAsync("SELECT policy FROM mesh_finding"));
    }

    [Fact]
    public async Task Crawl_PolicyThatCouldNotBeEvaluated_IsEvaluatedForAllUntilItCan()
    {
        const string Json = Owners + "policies: [{id: X, title: t, select: \"SELECT s.urn, 'm' AS message FROM mesh_scope AS s JOIN mesh_asset AS a ON a.urn = s.urn WHERE json_extract(a.description, '$[0]') = 1\"}]\n";
        var (broken, sound) = (s_a with { Description = "[" }, s_b with { Description = "[1]" });
        await CrawlAsync(Json, broken, sound);
        var unchanged = await CrawlAsync(Json, broken, sound);

        Assert.Equal(0, unchanged.Proposals.Emitted);
        Assert.StartsWith("PO010: The policy X cannot be evaluated.", Assert.Single(unchanged.Warnings).Message, StringComparison.Ordinal);

        var mended = await CrawlAsync(Json, s_a with { Description = "[2]" }, sound);

        Assert.Null(mended.Arrears);
        Assert.Equal(
            $"{Catalog.Urn("app.public.a")}|1 {Catalog.Urn("app.public.b")}|0", await AskAsync("SELECT asset, passed FROM mesh_result WHERE policy = 'X' ORDER BY asset"));
        Assert.Empty((await CrawlAsync(Json, s_a with { Description = "[2]" }, sound)).Warnings);
    }

    [Fact]
    public async Task Crawl_AfterSomeThatFailedOnTheWay_EvaluatesWhatThoseChanged()
    {
        var c = Catalog.Table("app.public.c", null, "id");
        await CrawlAsync(Owners, s_b);
        await FailAsync(s_a, s_b);
        await FailAsync(s_a, s_b, c);
        await FailAsync(s_a, s_b, c);
        Assert.Equal($"{Catalog.Urn("app.public.b")}|1", await AskAsync("SELECT asset, passed FROM mesh_result"));

        var whole = await CrawlAsync(Owners, s_a, s_b, c);

        Assert.Equal(
            $"{Catalog.Urn("app.public.a")}|0 {Catalog.Urn("app.public.b")}|1 {Catalog.Urn("app.public.c")}|0", await AskAsync("SELECT asset, passed FROM mesh_result ORDER BY asset"));
        Assert.Equal(2, whole.Warnings.Count);
        Assert.Empty((await CrawlAsync(Owners, s_a, s_b, c)).Warnings);
    }

    [Fact]
    public async Task Crawl_AfterMoreFailuresThanAreToldApart_EvaluatesEverything()
    {
        await CrawlAsync(Owners, s_b);
        for (var i = 0; i <= 110; i++)
            await FailAsync([s_b, .. Enumerable.Range(0, i).Select(number => Catalog.Table($"app.public.t{number}", null, "id"))]);

        await CrawlAsync(Owners, [s_b, .. Enumerable.Range(0, 110).Select(number => Catalog.Table($"app.public.t{number}", null, "id"))]);

        Assert.Equal("110", await AskAsync("SELECT count(*) FROM mesh_finding"));
    }

    [Fact]
    public async Task LookAgain_AfterACrawlThatFailedOnTheWay_LeavesTheRestToTheNextCrawl()
    {
        await CrawlAsync(Owners, s_b);
        await FailAsync(s_a, s_b);
        var products = new ProductFollower(Read(Owners), Bench.Store, TimeProvider.System);
        await new FollowUpRunner(Bench.Store, TimeProvider.System).RunAsync("app", ProductFollower.Scope, products, CancellationToken.None);

        await CrawlAsync(Owners, s_a, s_b);

        Assert.Equal("GP101", await AskAsync("SELECT policy FROM mesh_finding"));
    }

    [Fact]
    public async Task Crawl_WaivedViolation_IsNeitherFailingNorPassing()
    {
        var report = await CrawlAsync(Owners + "waivers: [{policy: GP101, asset: /app/app/**, name: ann, reason: r, expires: 9999-01-01}]\n", s_a);

        Assert.Empty(report.Warnings);
        Assert.Equal("", await AskAsync("SELECT asset FROM mesh_result"));
    }

    [Fact]
    public async Task Crawl_PolicyWithdrawn_ItsTestIsRemoved()
    {
        await CrawlAsync("use: [GP101, GP104]\n", s_a);
        var report = await CrawlAsync(Owners, s_a);

        Assert.Equal(1, report.Entities.Removed);
        Assert.Equal("GP101", await AskAsync("SELECT policy FROM mesh_finding"));
        Assert.StartsWith("""{"policy":"GP104","title":"Every dataset belongs to a domain","level":""", await LastResolutionAsync(), StringComparison.Ordinal);
        Assert.EndsWith(""","reason":"policy withdrawn"}""", await LastResolutionAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crawl_AllPoliciesWithdrawn_NothingIsOpen()
    {
        await CrawlAsync(Owners, s_a, s_b);
        await Bench.CrawlAsync(Catalog.With(s_a, s_b));

        Assert.Equal("", await AskAsync("SELECT policy FROM mesh_result"));
        Assert.Equal("OPENED RESOLVED", await AskAsync("SELECT operation FROM mesh_finding_change ORDER BY log_offset"));
    }

    [Fact]
    public async Task Crawl_AssetDropped_ItsViolationsAreResolvedWithIt()
    {
        await CrawlAsync(Owners, s_a, s_b);
        var dropped = await CrawlAsync(Owners, s_b);

        Assert.Equal(
            ["app.public.a Upsert testResults", "app.public.a Upsert status removal-reason=dropped"],
            await Bench.AppendedAsync(dropped));
        Assert.Equal("""{"policy":"GP101","title":"Every dataset has an owner","level":"warning","reason":"asset dropped"}""", await LastResolutionAsync());
    }

    [Fact]
    public async Task Crawl_AssetReturns_ItsViolationsAreOpenedAgain()
    {
        await CrawlAsync(Owners, s_a, s_b);
        await CrawlAsync(Owners, s_b);
        await CrawlAsync(Owners, s_a, s_b);

        Assert.Equal("OPENED RESOLVED OPENED", await AskAsync("SELECT operation FROM mesh_finding_change ORDER BY log_offset"));
    }

    [Fact]
    public async Task Crawl_AssetRenamed_ItsViolationsGoOnUnderTheNewName()
    {
        await CrawlAsync(Owners, s_a, s_b);
        await CrawlAsync(Owners, Catalog.Table("app.public.c", "rel/app.public.a", "id"), s_b);

        Assert.EndsWith(""","reason":"asset renamed"}""", await LastResolutionAsync(), StringComparison.Ordinal);
        Assert.Equal(
            $"{Catalog.Urn("app.public.a")}|OPENED {Catalog.Urn("app.public.a")}|RESOLVED {Catalog.Urn("app.public.c")}|OPENED",
            await AskAsync("SELECT asset, operation FROM mesh_finding_change ORDER BY log_offset"));
    }

    [Fact]
    public async Task Crawl_RemovalHeld_ItsViolationsStayOpenUntilItIsApproved()
    {
        await CrawlAsync(Owners, s_a, s_b);
        var held = await CrawlAsync(Owners, request => request with { Source = request.Source with { Removal = new RemovalPolicy { ThresholdCount = 0, ThresholdPercent = 0 } } }, s_b);
        Assert.Equal((RunStatus.AwaitingApproval, "GP101"), (held.Status, await AskAsync("SELECT policy FROM mesh_finding")));

        await CrawlAsync(Owners, request => request with { ApproveRemovals = true }, s_b);
        Assert.Equal("OPENED RESOLVED", await AskAsync("SELECT operation FROM mesh_finding_change ORDER BY log_offset"));
    }

    [Fact]
    public async Task Crawl_WaiverGivenAndOver_CountsForWhatDidNotChangeToo()
    {
        const string Waivers = "waivers: [{policy: GP101, asset: /app/app/**, name: ann, reason: r, expires: ";
        await CrawlAsync(Owners, s_a, s_b);
        await CrawlAsync(Owners + Waivers + "9999-01-01}]\n", s_a, s_b);

        Assert.Equal("""{"policy":"GP101","title":"Every dataset has an owner","level":"warning","reason":"waived"}""", await LastResolutionAsync());

        await CrawlAsync(Owners + Waivers + "2020-01-01}]\n", s_a, s_b);

        Assert.Equal("OPENED RESOLVED OPENED", await AskAsync("SELECT operation FROM mesh_finding_change ORDER BY log_offset"));
    }

    [Fact]
    public async Task Crawl_PolicyFileThatCannotBeRead_ResolvesNothing()
    {
        await CrawlAsync(Owners, s_a);
        await CrawlAsync("policies: [", s_a with { Description = "d" });

        Assert.Equal("GP101", await AskAsync("SELECT policy FROM mesh_finding"));
        Assert.Equal("OPENED", await AskAsync("SELECT operation FROM mesh_finding_change ORDER BY log_offset"));
    }

    [Fact]
    public async Task Crawl_ChangesWhileAPolicyFileCouldNotBeRead_AreJudgedWhenItCan()
    {
        var owned = s_a with { Owners = [new OwnerEvidence("ann", "test")] };
        await CrawlAsync(Owners, owned, s_b);
        await CrawlAsync("policies: [", s_a, s_b);
        await CrawlAsync("policies: [", s_a, s_b);
        await CrawlAsync(Owners, s_a, s_b);

        Assert.Equal($"{Catalog.Urn("app.public.a")}|GP101", await AskAsync("SELECT asset, policy FROM mesh_finding"));
    }

    [Fact]
    public async Task Crawl_PolicyThatIsNotForCrawls_IsNotEvaluated()
    {
        var report = await CrawlAsync("policies: [{id: GP101, crawl: false}]\n", s_a);

        Assert.Empty(report.Warnings);
        Assert.Equal("", await AskAsync("SELECT asset FROM mesh_result"));
    }

    private Task<RunReport> CrawlAsync(string text, params Dataset[] tables) => CrawlAsync(text, request => request, tables);

    private Task<RunReport> CrawlAsync(string text, Func<CrawlRequest, CrawlRequest> shape, params Dataset[] tables) => CrawlAsync(text, shape, Catalog.With(tables).Source());

    private Task<RunReport> CrawlAsync(string text, Func<CrawlRequest, CrawlRequest> shape, IMetadataSource source)
    {
        var catalog = Read(text);
        return Bench.CrawlAsync(source, request => shape(request) with
        {
            Source = shape(request).Source with { Inspectors = [new PolicyInspector(catalog)], Followers = [new PolicyFollower(catalog, Bench.Store, TimeProvider.System)] },
        });
    }

    private async Task FailAsync(params Dataset[] tables)
    {
        var report = await CrawlAsync(Owners, request => request, Catalog.With(tables).Source(new InvalidOperationException("The connection broke.")));
        Assert.Equal(RunStatus.Failed, report.Status);
    }

    private PolicyCatalog Read(string text)
    {
        var file = Path.Combine(Folder, "p.yaml");
        File.WriteAllText(file, text);
        return PolicyCatalog.Read([(file, "p.yaml", null)]);
    }

    /// <summary>The parameters of the newest event that resolved something.</summary>
    private async Task<string> LastResolutionAsync()
    {
        var resolved = (await Bench.LogAsync()).Last(entry => entry.Event is { Name: "policyEvent" } && Encoding.UTF8.GetString(entry.Json.Span).Contains("RESOLVED", StringComparison.Ordinal));
        using var json = JsonDocument.Parse(resolved.Json);
        return json.RootElement.GetProperty("parameters").GetRawText();
    }

    private async Task<string> AskAsync(string sql)
    {
        var answer = await Bench.Store.QueryAsync(new StateQuery(sql), CancellationToken.None);
        return string.Join(' ', answer.Rows.Select(row => string.Join('|', row)));
    }
}
