using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies;

namespace MetadataIngestion.Mesh.Tests.Findings;

/// <summary>What is not right is told when it begins and when it ends, and not in between.</summary>
public sealed class FindingTests : IAsyncLifetime
{
    private const string Directory = "people: [{id: ada}, {id: bob, left: 2020-01-01}]";

    private static readonly Dataset s_a = Catalog.Table("app.public.a", null, "id");
    private static readonly Dataset s_b = Catalog.Table("app.public.b", null, "id");

    private readonly Workbench _workbench = new();
    private readonly MeshFolder _files = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _workbench.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Crawl_OwnerLeft_OpensAFindingOnceAndResolvesItWhenMended()
    {
        _files.With("directory.yaml", Directory).With("OWNERS", "* @bob");
        var opened = await CrawlAsync(s_a, s_b);
        var again = await CrawlAsync(s_a, s_b);
        _files.With("OWNERS", "* @ada");
        var mended = await CrawlAsync(s_a, s_b);

        var happened = Assert.Single(await PolicyEventsAsync(opened));
        var parameters = happened.GetProperty("parameters");
        Assert.Equal(("incident", "POLICY", "OPENED"), (Text(happened, "entityType"), Text(happened, "category"), Text(happened, "operation")));
        Assert.Equal(
            ("OW002", "warning", "/app/app/public/a and 1 more have the owner corpuser:bob, who left.", "urn:li:corpuser:bob"),
            (Text(parameters, "policy"), Text(parameters, "level"), Text(parameters, "message"), Text(parameters, "owner")));
        Assert.Equal((2, $"[\"{Catalog.Urn("app.public.a")}\",\"{Catalog.Urn("app.public.b")}\"]"), (parameters.GetProperty("assetCount").GetInt32(), Text(parameters, "assets")));
        Assert.Equal((0, 0), (again.Proposals.Emitted, again.Warnings.Count));
        Assert.Equal("RESOLVED OW002", string.Join(' ', (await PolicyEventsAsync(mended)).Select(resolved => $"{Text(resolved, "operation")} {Text(resolved.GetProperty("parameters"), "policy")}")));
        Assert.Empty(mended.Warnings);
        Assert.Equal(new KeyValuePair<string, long>("resolved", 1), Assert.Single(mended.Removals.ByReason));
    }

    [Fact]
    public async Task Crawl_Findings_AreShownByTheViews()
    {
        _files.With("directory.yaml", Directory).With("OWNERS", "* @bob");
        await CrawlAsync(s_a, s_b);

        Assert.Equal(
            $"{Catalog.Urn("app.public.a")}|app|OW002|warning {Catalog.Urn("app.public.b")}|app|OW002|warning",
            await AskAsync("SELECT asset, source, policy, level FROM mesh_finding ORDER BY asset"));
        Assert.Equal($"OPENED|OW002|{Catalog.Urn("app.public.a")}", await AskAsync("SELECT operation, policy, asset FROM mesh_finding_change WHERE finding IS NOT NULL"));

        _files.With("OWNERS", "* @ada");
        await CrawlAsync(s_a, s_b);

        Assert.Equal("", await AskAsync("SELECT asset FROM mesh_finding"));
        Assert.Equal("OPENED RESOLVED", await AskAsync("SELECT operation FROM mesh_finding_change ORDER BY log_offset"));
    }

    [Fact]
    public async Task Crawl_FindingConcernsMore_IsSaidAnewWithoutAnEvent()
    {
        _files.With("directory.yaml", Directory).With("OWNERS", "* @bob");
        var first = await CrawlAsync(s_a);
        var more = await CrawlAsync(s_a, s_b);

        Assert.Empty(await PolicyEventsAsync(more));
        var (before, after) = (await IncidentAsync(first), await IncidentAsync(more));
        Assert.Equal((1, 2), (before.GetProperty("entities").GetArrayLength(), after.GetProperty("entities").GetArrayLength()));
        Assert.Equal(before.GetProperty("created").GetProperty("time").GetInt64(), after.GetProperty("created").GetProperty("time").GetInt64());
        Assert.Equal("ACTIVE", Text(after.GetProperty("status"), "state"));
    }

    [Fact]
    public async Task Crawl_FindingReturns_IsOpenedAgain()
    {
        _files.With("directory.yaml", Directory).With("OWNERS", "/app/app/public/a @ada");
        await CrawlAsync(s_a, s_b);
        await CrawlAsync(s_a);
        var returned = await CrawlAsync(s_a, s_b);

        Assert.Equal("OPENED", Text(Assert.Single(await PolicyEventsAsync(returned)), "operation"));
        Assert.Equal("OW001: /app/app/public/b has no owner.", Assert.Single(returned.Warnings).Message);
    }

    [Fact]
    public async Task Crawl_FileThatCannotBeReadAnyMore_ResolvesNothing()
    {
        _files.With("directory.yaml", Directory).With("OWNERS", "* @bob");
        await CrawlAsync(s_a);
        _files.With("directory.yaml", "people: [");
        var report = await CrawlAsync(s_a);

        Assert.Empty(await PolicyEventsAsync(report));
        Assert.Equal("OW002", await AskAsync("SELECT policy FROM mesh_finding"));
    }

    [Fact]
    public async Task Crawl_SourceNotListedToItsEnd_ResolvesNothing()
    {
        _files.With("directory.yaml", Directory).With("OWNERS", "* @bob");
        await CrawlAsync(s_a);
        var denied = new Catalog().AddDatabase("app").Add(new ScopeCompleted(Catalog.Root)).Add(new ScopeIncomplete(Catalog.Root.Child("other"), IncompleteReason.AccessDenied, "no", null));
        var report = await _workbench.CrawlAsync(denied, Shape);

        Assert.DoesNotContain(await PolicyEventsAsync(report), happened => Text(happened, "operation") == "RESOLVED");
    }

    [Fact]
    public async Task Crawl_ManyFindingsMendedAtOnce_NeedNoApproval()
    {
        var tables = Enumerable.Range(0, 40).Select(number => Catalog.Table($"app.public.t{number}", null, "id")).ToArray();
        _files.With("directory.yaml", Directory);
        Assert.Equal(40, (await CrawlAsync(tables)).Warnings.Count);
        _files.With("OWNERS", "* @ada");
        var mended = await CrawlAsync(tables);

        Assert.Equal((RunStatus.Succeeded, 40), (mended.Status, mended.Entities.Removed));
        Assert.Equal("40", await AskAsync("SELECT count(*) FROM mesh_finding_change WHERE operation = 'RESOLVED'"));
    }

    [Fact]
    public async Task Crawl_MoreOrphansThanAnyoneLooksAt_AreOneFinding()
    {
        _files.With("directory.yaml", Directory);
        var report = await CrawlAsync([.. Enumerable.Range(0, 300).Select(number => Catalog.Table($"app.public.t{number:000}", null, "id"))]);

        Assert.Equal("OW001: /app/app/public/t000 and 299 more have no owner.", Assert.Single(report.Warnings).Message);
    }

    [Fact]
    public async Task Crawl_PatternsThatNameTheSourceAndMeanNothing_AreFindings()
    {
        _files.With("OWNERS", "* @ada\n/app/app/public/old @ada\n/other/** @ada\nnowhere @ada").With("domains.yaml", "domains: [{id: d, owners: [user:ada], assets: [/app/app/public, /app/gone/**]}]");
        _files.With("classification.yaml", "rules: [{assets: [/app/*/public/x], tags: [t]}]");
        var report = await CrawlAsync(s_a);
        var mended = await CrawlAsync(s_a, Catalog.Table("app.public.old", null, "id"), Catalog.Table("app.public.x", null, "id"));

        Assert.Equal(
            [
                "OWNERS:2 MF007: OWNERS says something about /app/app/public/old, and the source app has nothing like that.",
                "domains.yaml:1 MF007: domains.yaml says something about /app/gone/**, and the source app has nothing like that.",
                "classification.yaml:1 MF007: classification.yaml says something about /app/*/public/x, and the source app has nothing like that.",
            ],
            report.Warnings.Select(warning => $"{warning.Object} {warning.Message}"));
        Assert.Equal(2, (await PolicyEventsAsync(mended)).Count(happened => Text(happened, "operation") == "RESOLVED"));
    }

    [Fact]
    public async Task Crawl_NotAllWasSeen_TellsOfNoPatternThatItMeansNothing()
    {
        _files.With("OWNERS", "/app/app/public/old @ada");
        var denied = new Catalog().AddDatabase("app").Add(new ScopeCompleted(Catalog.Root)).Add(new ScopeIncomplete(Catalog.Root.Child("other"), IncompleteReason.AccessDenied, "no", null));

        Assert.Empty((await _workbench.CrawlAsync(denied, Shape)).Warnings);
    }

    [Fact]
    public async Task Crawl_OfTheMesh_TellsOfFilesThatBreakRules()
    {
        var file = new MeshFinding("PO009", FindingLevel.Warning, "policies/p.yaml", 4, 3, "The waiver is over.", "Delete it.");
        _files.With("directory.yaml", Directory).With("domains.yaml", "domains: [{id: a, owners: ['domain:b']}, {id: b, owners: ['domain:a']}, {id: c, owners: [user:bob]}]");
        var opened = await CrawlMeshAsync(file);
        var again = await CrawlMeshAsync(file with { Line = 9 });
        _files.With("domains.yaml", "domains: [{id: a, owners: [user:ada]}, {id: b, owners: ['domain:a']}, {id: c, owners: [user:ada]}]");
        var mended = await CrawlMeshAsync();

        Assert.Equal("DM004 DM004 DM006 DM006 OW002 PO009", string.Join(' ', await CodesAsync(opened, "OPENED")));
        Assert.Contains(opened.Warnings, warning => warning is { Object: "policies/p.yaml:4:3", Message: "PO009: The waiver is over.", Remedy: "Delete it." });
        Assert.Empty(await PolicyEventsAsync(again));
        Assert.Equal("DM004 DM004 DM006 DM006 OW002 PO009", string.Join(' ', await CodesAsync(mended, "RESOLVED")));
    }

    [Fact]
    public async Task Crawl_OfTheMesh_TellsOfPatternsThatMeanNothingAnywhere()
    {
        const string Names = "*.csv @ada\npublic @ada\n* @ada\nshop.public.b @ada\n/shp/** @ada\n/app/none @ada\n";
        _files.With("OWNERS", Names);
        var before = await CrawlMeshAsync();
        await CrawlAsync(Catalog.Table("app.public.b", null, "id"));
        var opened = await CrawlMeshAsync();
        _files.With("OWNERS", "public @ada\n");
        var mended = await CrawlMeshAsync();

        // Before the first crawl of the only source it is certain only that nothing of another name can be meant.
        Assert.Equal(["OWNERS says something about /shp/**, and no source has anything like that."], await IdleAsync(before, "OPENED"));
        Assert.Equal(
            ["OWNERS says something about *.csv, and no source has anything like that.", "OWNERS says something about shop.public.b, and no source has anything like that."],
            await IdleAsync(opened, "OPENED"));
        Assert.Equal(["MF007", "MF007", "MF007", "MF008"], await CodesAsync(mended, "RESOLVED"));
    }

    [Fact]
    public async Task Crawl_PatternsOfPoliciesAndWaivers_AreLookedAfterToo()
    {
        var file = _files.With("policies/p.yaml", """
            policies: [{id: S1, title: t, select: s, scope: {pattern: /app/app/public/**}}, {id: S2, title: t, select: s, scope: {pattern: /app/sales/}}]
            waivers: [{policy: S1, asset: /app/app/public/gone, name: ann, reason: r, expires: 9999-01-01}]
            """).PathOf("policies/p.yaml");
        var stewardship = _files.Read().Steward("app", OwnerPrecedence.Strongest, new DateOnly(2026, 6, 1), PolicyCatalog.Read([(file, "p.yaml", null)]));
        var report = await _workbench.CrawlAsync(
            Catalog.With(Catalog.Table("app.public.b", null, "id")), request => request with { Source = request.Source with { Inspectors = stewardship.Inspectors } });

        Assert.Equal(
            ["p.yaml says something about /app/app/public/gone, and the source app has nothing like that.", "p.yaml says something about /app/sales/, and the source app has nothing like that."],
            await IdleAsync(report, "OPENED"));
    }

    private async Task<IEnumerable<string?>> IdleAsync(RunReport report, string operation) =>
        (await PolicyEventsAsync(report)).Where(happened => Text(happened, "operation") == operation).Select(happened => happened.GetProperty("parameters"))
            .Where(parameters => Text(parameters, "policy") == "MF007").Select(parameters => Text(parameters, "message")).Order(StringComparer.Ordinal);

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private CrawlRequest Shape(CrawlRequest request)
    {
        var stewardship = _files.Read().Steward("app", OwnerPrecedence.Strongest, new DateOnly(2026, 6, 1), PolicyCatalog.Empty);
        return request with { Source = request.Source with { Transformers = stewardship.Transformers, Inspectors = stewardship.Inspectors } };
    }

    private Task<RunReport> CrawlAsync(params Asset[] tables) => _workbench.CrawlAsync(Catalog.With(tables), Shape);

    private async Task<RunReport> CrawlMeshAsync(params MeshFinding[] others)
    {
        await using var mesh = new MeshSource(_files.Read(), PolicyCatalog.Empty, new FileFindings(others, IsComplete: true), ["app"]);
        await using (var session = await _workbench.Store.BeginPreviewAsync(new RunStart("none", "app", DateTimeOffset.UnixEpoch), CancellationToken.None))
            await mesh.ReadAsync("app", session, CancellationToken.None);
        return await _workbench.CrawlAsync(mesh, request => new CrawlRequest(new SourceDefinition { Name = MeshSource.Name, Inspectors = [mesh] }));
    }

    private async Task<IReadOnlyList<JsonElement>> PolicyEventsAsync(RunReport report)
    {
        var entries = await _workbench.LogAsync(report);
        return [.. entries.Where(entry => entry.Event?.Name == "policyEvent").Select(entry => JsonDocument.Parse(entry.Event!.Payload).RootElement)];
    }

    private async Task<IEnumerable<string?>> CodesAsync(RunReport report, string operation) =>
        (await PolicyEventsAsync(report)).Where(happened => Text(happened, "operation") == operation).Select(happened => Text(happened.GetProperty("parameters"), "policy")).Order(StringComparer.Ordinal);

    private async Task<JsonElement> IncidentAsync(RunReport report) =>
        JsonDocument.Parse((await _workbench.LogAsync(report)).Single(entry => entry.Proposal?.AspectName == "incidentInfo").Proposal!.Aspect).RootElement;

    private async Task<string> AskAsync(string sql)
    {
        var answer = await _workbench.Store.QueryAsync(new StateQuery(sql), CancellationToken.None);
        return string.Join(' ', answer.Rows.Select(row => string.Join('|', row)));
    }
}
