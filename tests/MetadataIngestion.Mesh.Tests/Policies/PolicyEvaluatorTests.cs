using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Mesh.Addressing;
using MetadataIngestion.Mesh.Policies;
using MetadataIngestion.Mesh.Policies.Evaluating;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Tests.Policies;

public sealed class PolicyEvaluatorTests : IAsyncLifetime
{
    private static readonly Policy s_short = new("S1", "Short names", "SELECT urn, 'The name is ' || name || '.' AS message FROM mesh_asset WHERE entity_type = 'dataset' -- all");

    private readonly Workbench _workbench = new();

    public async Task InitializeAsync()
    {
        await _workbench.InitializeAsync();
        await _workbench.CrawlAsync(Catalog.With(Catalog.Table("app.public.a", null, "id"), Catalog.Table("app.public.b", null, "id") with { Domains = ["sales"] }));
    }

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task Evaluate_Everything_IsInTheOrderOfPaths()
    {
        var outcome = await EvaluateAsync(s_short);

        Assert.Equal(["app.public.a The name is a.", "app.public.b The name is b."], outcome.Violations.Select(violation => $"{violation.Path} {violation.Message}"));
    }

    [Fact]
    public async Task Evaluate_DomainAndPattern_LimitWhomItRules()
    {
        Assert.Equal("app.public.b", Assert.Single((await EvaluateAsync(s_short with { Domains = ["urn:li:domain:sales"] })).Violations).Path);
        Assert.Equal("app.public.a", Assert.Single((await EvaluateAsync(s_short with { Assets = Claim("/App/APP/*/a") })).Violations).Path);
        Assert.Empty((await EvaluateAsync(s_short with { Domains = ["urn:li:domain:sales"], Assets = Claim("a") })).Violations);
    }

    [Fact]
    public async Task Evaluate_WhatItCannotJudge_IsUnknownAndNeitherPassedNorViolated()
    {
        var outcome = await EvaluateAsync(s_short with { Applies = "SELECT urn FROM mesh_asset WHERE name = 'a'" }, new StateScope { Addresses = "^/app/app/public/" });

        Assert.Equal((1, 1), (outcome.Violations.Count, outcome.Judged));
        Assert.True(outcome.Unknown >= 1);
        Assert.Equal(0, outcome.Passed);
    }

    [Fact]
    public async Task Evaluate_EverythingButDatasets_IsNotAskedAbout()
    {
        Assert.Equal((2, 2, 0), Counts(await EvaluateAsync(s_short)));
        Assert.Equal((2, 2, 0), Counts(await EvaluateAsync(new Policy("C", "t", "SELECT urn, 'x' AS message FROM mesh_asset") { EntityType = "container" })));

        static (int Asked, int Judged, int Unknown) Counts(PolicyOutcome outcome) => (outcome.Asked, outcome.Judged, outcome.Unknown);
    }

    [Theory]
    [InlineData("SELECT urn, 1 AS message FROM mesh_assets")]
    [InlineData("SELECT urn FROM mesh_asset")]
    [InlineData("SELECT name AS urn, source AS message FROM sink")]
    [InlineData("DELETE FROM log")]
    public async Task Evaluate_WrongQuery_IsAFinding(string sql)
    {
        var outcome = await EvaluateAsync(new Policy("X", "t", sql) { File = "x.yaml" });

        Assert.Equal(("PO010", "x.yaml"), (outcome.Problem!.Code, outcome.Problem.File));
        Assert.Empty(outcome.Violations);
    }

    [Fact]
    public async Task Evaluate_Waiver_CoversItsAssetsUntilItsLastDay()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "policies: [{id: S1, title: t, select: s}]\nwaivers: [{policy: S1, asset: '/app/app/public/a*', name: ann, reason: r, expires: 2026-03-01}]");
        var catalog = PolicyCatalog.Read([(file, "w.yaml", null)]);
        File.Delete(file);

        Assert.Equal(["app.public.b"], await OpenAsync(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(["app.public.a", "app.public.b"], await OpenAsync(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero)));

        async Task<IEnumerable<string>> OpenAsync(DateTimeOffset now) =>
            (await new PolicyEvaluator(catalog, _workbench.Store.QueryAsync, now).EvaluateAsync(s_short, new StateScope(), CancellationToken.None)).Open.Select(violation => violation.Path);
    }

    [Fact]
    public async Task Evaluate_WaiverInTheFileOfADomain_CoversNothingOfOthers()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "policies: [{id: S1, title: t, select: s}]\nwaivers: [{policy: S1, asset: '*', name: ann, reason: r, expires: 9999-01-01}]");
        var catalog = PolicyCatalog.Read([(file, "w.yaml", "sales")]);
        File.Delete(file);

        var outcome = await new PolicyEvaluator(catalog, _workbench.Store.QueryAsync, DateTimeOffset.UtcNow).EvaluateAsync(s_short, new StateScope(), CancellationToken.None);

        Assert.Equal(["app.public.a"], outcome.Open.Select(violation => violation.Path));
        Assert.Equal(["", "ann"], outcome.Violations.Select(violation => violation.Waiver?.Name ?? ""));
    }

    private static AssetClaim Claim(string text)
    {
        Assert.Null(AssetPattern.Parse(text, out var pattern));
        return new AssetClaim(pattern!, default);
    }

    private Task<PolicyOutcome> EvaluateAsync(Policy policy, StateScope? scope = null) =>
        new PolicyEvaluator(PolicyCatalog.Empty, _workbench.Store.QueryAsync, DateTimeOffset.UtcNow).EvaluateAsync(policy, scope ?? new StateScope(), CancellationToken.None);
}
