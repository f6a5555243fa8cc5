using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Policies;

namespace MetadataIngestion.Mesh.Tests.Policies;

public sealed class PolicyCatalogTests : IDisposable
{
    private const string Own = "policies:\n  - {id: S1, title: Short names, level: error, scope: {pattern: /app/sales/**}, select: 'SELECT urn, name AS message FROM mesh_asset'}\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("mesh-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_OwnPolicy_IsInUse()
    {
        var policy = Assert.Single(Read(("own.yaml", Own, null)).Policies);

        Assert.Equal(("S1", "Short names", FindingLevel.Error, "/app/sales/** (own.yaml:2)"), (policy.Id, policy.Title, policy.Level, policy.Assets?.ToString()));
        Assert.Equal("SELECT urn FROM mesh_scope", policy.Applies);
    }

    [Fact]
    public void Read_UseOfBuiltInPolicies_TakesThoseAndNoOthers()
    {
        var catalog = Read(("use.yaml", "use: [GP1*, GP201]\n", null));

        Assert.Equal(["GP101", "GP103", "GP104", "GP105", "GP201"], catalog.Policies.Select(policy => policy.Id));
        Assert.Empty(catalog.Findings);
    }

    [Fact]
    public void Read_BuiltInPolicyWithAnotherLevel_KeepsTheRest()
    {
        var catalog = Read(("a.yaml", "use: GP*\npolicies: [{id: GP101, level: error}]\n", null));
        var policy = catalog.Policies[0];

        Assert.Equal(("GP101", FindingLevel.Error, "Every dataset has an owner"), (policy.Id, policy.Level, policy.Title));
        Assert.Contains("mesh_owner", policy.Select, StringComparison.Ordinal);
        Assert.Equal(BuiltInPolicies.All.Count, catalog.Policies.Count);
    }

    [Fact]
    public void Read_FileOfADomain_RulesThatDomain()
    {
        Assert.Equal("urn:li:domain:sales", Assert.Single(Read(("own.yaml", Own, "sales")).Policies).DomainList);
    }

    [Theory]
    [InlineData("policies: [", "PO002")]
    [InlineData("- 1", "PO002")]
    [InlineData("policies: [1]", "PO002")]
    [InlineData("policies: [{title: t, select: s}]", "PO004")]
    [InlineData("policies: [{id: X}]", "PO004")]
    [InlineData("policies: [{id: X, title: t, select: s, level: grave}]", "PO005")]
    [InlineData("policies: [{id: X, title: t, select: s, scope: {type: table}}]", "PO005")]
    [InlineData("policies: [{id: X, title: t, select: s, crawl: maybe}]", "PO005")]
    [InlineData("policies: [{id: X, title: t, select: s, scope: {pattern: '/shop/[ab]'}}]", "PO005")]
    [InlineData("policies: [{id: X, title: t, select: s, scope: {pattern: 'shop.sales.*'}}]", "MF008")]
    [InlineData("waivers: [{policy: S1, asset: '!/shop', name: ann, reason: r, expires: 2030-01-01}]", "PO005")]
    [InlineData("waivers: [{policy: S1, asset: shop.sales.orders, name: ann, reason: r, expires: 2030-01-01}]", "MF008")]
    [InlineData("policies: [{id: X, title: t, select: s, colour: red}]", "PO006")]
    [InlineData("policies: [{id: S1, title: t, select: s}]", "PO007")]
    [InlineData("use: [GP999]", "PO008")]
    [InlineData("waivers: [{policy: X, asset: a, name: ann, reason: r, expires: 2030-01-01}]", "PO008")]
    [InlineData("waivers: [{policy: S1, asset: a, name: ann, reason: r, expires: soon}]", "PO005")]
    [InlineData("waivers: [{policy: S1, asset: a, reason: r, expires: 2030-01-01}]", "PO004")]
    public void Read_WrongFile_IsAFindingAndTheRestGoesOn(string text, string code)
    {
        var catalog = Read(("own.yaml", Own, null), ("wrong.yaml", text, null));

        Assert.Contains(catalog.Findings, finding => finding.Code == code && finding.File == "wrong.yaml");
        Assert.Contains(catalog.Policies, policy => policy.Id == "S1");
    }

    [Fact]
    public void Read_ScopeThatIsNotUnderstood_LeavesThePolicyOut() =>
        Assert.Empty(Read(("own.yaml", "policies: [{id: X, title: t, select: s, scope: {pattern: '/shop//orders'}}]", null)).Policies);

    [Fact]
    public void Read_DomainThatRulesAnother_IsRefused()
    {
        var catalog = Read(("own.yaml", "policies: [{id: X, title: t, select: s, scope: {domain: hr}}]", "sales"));

        Assert.Empty(catalog.Policies);
        Assert.Equal("PO011", Assert.Single(catalog.Findings).Code);
    }

    [Fact]
    public void Read_UseInFilesOfDomains_RulesThoseDomains()
    {
        var catalog = Read(("hr.yaml", "use: [GP101, GP104]", "hr"), ("sales.yaml", "use: [GP101]", "sales"), ("everyone.yaml", "use: [GP104]", null));

        Assert.Equal(["GP101 urn:li:domain:hr, urn:li:domain:sales", "GP104 "], catalog.Policies.Select(policy => $"{policy.Id} {policy.DomainList}"));
        Assert.Empty(catalog.Findings);
    }

    [Fact]
    public void Read_DomainChangesWhatHoldsForEveryone_IsAFindingAndChangesNothing()
    {
        var catalog = Read(("a.yaml", "policies: [{id: GP101, level: note}, {id: GP104, level: error}]", "sales"), ("b.yaml", "use: [GP104]", "hr"), ("everyone.yaml", "use: [GP101]", null));

        Assert.Equal(["GP101 Warning ", "GP104 Error urn:li:domain:sales"], catalog.Policies.Select(policy => $"{policy.Id} {policy.Level} {policy.DomainList}"));
        Assert.Equal(
            [
                "PO007 a.yaml The policy GP101 is in use for everyone already; this one is left out.",
                "PO007 b.yaml The policy GP104 is in a.yaml already, for urn:li:domain:sales; it is not used for urn:li:domain:hr.",
            ],
            catalog.Findings.Select(finding => $"{finding.Code} {finding.File} {finding.Message}"));
    }

    [Fact]
    public void ExpiredWaivers_AfterTheLastDay_AreFindings()
    {
        var catalog = Read(("own.yaml", Own + "waivers: [{policy: S1, asset: /app/sales/, name: ann, reason: r, expires: 2026-03-01}]", null));

        Assert.Empty(catalog.ExpiredWaivers(new DateTimeOffset(2026, 3, 1, 23, 0, 0, TimeSpan.Zero)));
        Assert.Equal("PO009", Assert.Single(catalog.ExpiredWaivers(new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero))).Code);
    }

    private PolicyCatalog Read(params (string Name, string Text, string? Domain)[] files)
    {
        foreach (var file in files)
            File.WriteAllText(Path.Combine(_folder, file.Name), file.Text);
        return PolicyCatalog.Read(files.Select(file => (Path.Combine(_folder, file.Name), file.Name, file.Domain)));
    }
}
