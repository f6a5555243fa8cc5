using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Following;

namespace MetadataIngestion.Mesh.Tests.Policies;

public sealed class PolicyFollowerTests : IAsyncLifetime
{
    private const string Owners = "use: GP101\n";

    private static readonly Dataset s_a = Catalog.Table("app.public.a", null, "id");
    private static readonly Dataset s_b = Catalog.Table("app.public.b", null, "id") with { Owners = [new OwnerEvidence("ann", "test")] };

    private readonly Workbench _workbench = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("mesh-tests-").FullName;

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _workbench.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Crawl_FirstTime_StoresResultsAndOpensViolations()
    {
        var report = await CrawlAsync(Owners, s_a, s_b);

        Assert.Equal(RunStatus.Succeeded, report.Status);
        Assert.Equal("GP101 (warning): Nobody owns it.", Assert.Single(report.Warnings).Message);
        Assert.Equal($"{Catalog.Urn("app.public.a")}|GP101|0 {Catalog.Urn("app.public.b")}|GP101|1", await AskAsync("SELECT asset, policy, passed FROM mesh_result ORDER BY asset"));
        var happened = Assert.Single(await _workbench.LogAsync(), entry => entry.Event is not null).Event!;
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
    }

    [Fact]
    public async Task Crawl_PolicyThatIsNotForCrawls_IsNotEvaluated()
    {
        var report = await CrawlAsync("policies: [{id: GP101, crawl: false}]\n", s_a);

        Assert.Empty(report.Warnings);
        Assert.Equal("", await AskAsync("SELECT asset FROM mesh_result"));
    }

    private Task<RunReport> CrawlAsync(string text, params Dataset[] tables)
    {
        var file = Path.Combine(_folder, "p.yaml");
        File.WriteAllText(file, text);
        var catalog = PolicyCatalog.Read([(file, "p.yaml", null)]);
        return _workbench.CrawlAsync(Catalog.With(tables), request => request with
        {
            Source = request.Source with { Inspectors = [new PolicyInspector(catalog)], Followers = [new PolicyFollower(catalog, _workbench.Store, TimeProvider.System)] },
        });
    }

    private async Task<string> AskAsync(string sql)
    {
        var answer = await _workbench.Store.QueryAsync(new StateQuery(sql), CancellationToken.None);
        return string.Join(' ', answer.Rows.Select(row => string.Join('|', row)));
    }
}
