using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Querying;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Explaining;
using MetadataIngestion.Mesh.Policies;

namespace MetadataIngestion.Mesh.Tests.Classification;

public sealed class ClassificationTests : IAsyncLifetime
{
    private static readonly Dataset s_users = Catalog.Table("app.public.users", null, "id", "email", "backup_email", "note");
    private static readonly Dataset s_log = Catalog.Table("app.public.log", null, "id", "email");

    private readonly Workbench _workbench = new();
    private readonly MeshFolder _files = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _workbench.DisposeAsync();
        _files.Dispose();
    }

    [Fact]
    public async Task Crawl_RulesByNameAndPath_GiveTagsAndTermsToFieldsAndAssets()
    {
        _files.With("classification.yaml", """
            rules:
              - fields: ['*email']
                except: [/app/app/public/log/**]
                tags: [pii]
                terms: [Customer.Email]
              - assets: [/app/app/public/users]
                tags: gold
                terms: ['urn:li:glossaryTerm:Customer']
            """);
        await CrawlAsync(s_users, s_log);

        Assert.Equal("users||gold users|backup_email|pii users|email|pii", await AskAsync("mesh_tag", "tag", "urn:li:tag:"));
        Assert.Equal("users||Customer users|backup_email|Customer.Email users|email|Customer.Email", await AskAsync("mesh_term", "term", "urn:li:glossaryTerm:"));
    }

    [Fact]
    public async Task Crawl_TermOfAnAsset_IsProposedInDataHubsShapeAndTakenBackWhenTheRuleGoes()
    {
        _files.With("classification.yaml", "rules: [{assets: [users], terms: [Customer]}, {fields: [email], terms: [Email]}]");
        var given = await CrawlAsync(s_users);
        _files.With("classification.yaml", "rules: []");
        var taken = await CrawlAsync(s_users);

        Assert.Equal("""{"terms":[{"urn":"urn:li:glossaryTerm:Customer"}],"auditStamp":{"time":0,"actor":"urn:li:corpuser:unknown"}}""", await AspectAsync(given, "glossaryTerms"));
        var field = JsonDocument.Parse(await AspectAsync(given, "schemaMetadata")).RootElement.GetProperty("fields")[1];
        Assert.Equal("""{"terms":[{"urn":"urn:li:glossaryTerm:Email"}],"auditStamp":{"time":0,"actor":"urn:li:corpuser:unknown"}}""", field.GetProperty("glossaryTerms").GetRawText());
        Assert.Equal("""{"terms":[],"auditStamp":{"time":0,"actor":"urn:li:corpuser:unknown"}}""", await AspectAsync(taken, "glossaryTerms"));
    }

    [Theory]
    [InlineData("{types: [integer], tags: [x]}", "orders|amount|x")]
    [InlineData("{fields: ['*'], types: [string], tags: [x]}", "orders|name|x")]
    [InlineData("{kinds: [table], tags: [x]}", "orders||x")]
    [InlineData("{kinds: [topic], tags: [x]}", "")]
    [InlineData("{tagged: ['raw*'], tags: [x]}", "orders||raw orders||x")]
    [InlineData("{fields: [amount], tagged: [money], tags: [x]}", "")]
    [InlineData("{properties: {cleanup.policy: 'comp*'}, tags: [x]}", "orders||x")]
    [InlineData("{properties: {cleanup.policy: delete}, tags: [x]}", "")]
    [InlineData("{fields: [address.street], tags: [x]}", "orders|address.street|x")]
    [InlineData("{fields: [street], tags: [x]}", "orders|address.street|x")]
    public async Task Crawl_Condition_DecidesWhatGetsTheTag(string rule, string expected)
    {
        _files.With("classification.yaml", $"rules: [{rule}]");
        await CrawlAsync(Catalog.Table("app.public.orders") with
        {
            Tags = rule.Contains("raw", StringComparison.Ordinal) ? ["urn:li:tag:raw"] : [],
            Properties = new Dictionary<string, string> { ["cleanup.policy"] = "compact" },
            Schema = new DatasetSchema(
            [
                new Field { Path = "amount", Type = new DataType(TypeKind.Integer), NativeType = "int" },
                new Field { Path = "name", Type = new DataType(TypeKind.String), NativeType = "text" },
                new Field { Path = "address.street", Type = new DataType(TypeKind.Xml), NativeType = "xml" },
            ]),
        });

        Assert.Equal(expected, await AskAsync("mesh_tag", "tag", "urn:li:tag:"));
    }

    [Fact]
    public async Task Crawl_RuleOfADomain_IsForItsOwnAssetsAndSaysWhatElseItMeans()
    {
        _files.With("domains.yaml", "domains: [{id: crm, owners: [user:x], assets: [/app/app/public/users], domains: []}, {id: other, owners: [user:x], assets: [/app/app/public/log]}]");
        _files.With("crm/classification.yaml", "rules: [{assets: [/app/**], tags: [crm]}, {fields: [email], tags: [contact]}]");
        var report = await CrawlAsync(s_users, s_log);

        Assert.Equal("users||crm users|email|contact", await AskAsync("mesh_tag", "tag", "urn:li:tag:"));
        Assert.Equal(
            "CL003: /app/app/public/log has a rule of the domain crm, crm/classification.yaml:1, that means assets outside of the domain; they are left alone.",
            Assert.Single(report.Warnings).Message);
    }

    [Fact]
    public async Task Crawl_RuleOfADomainAround_HoldsInside()
    {
        _files.With("domains.yaml", "domains: [{id: crm, owners: [user:x], domains: [{id: mail, assets: [/app/app/public/log]}]}]");
        _files.With("crm/classification.yaml", "rules: [{tags: [crm]}]");
        await CrawlAsync(s_log);

        Assert.Equal("log||crm", await AskAsync("mesh_tag", "tag", "urn:li:tag:"));
    }

    [Fact]
    public async Task Crawl_TagsThatExcludeEachOther_TheFirstCountsAndTheOtherIsAFinding()
    {
        _files.With("domains.yaml", "domains: [{id: crm, owners: [user:x], assets: [/app/**]}]");
        _files.With("classification.yaml", "exclusive: ['level:*']\nrules:\n  - {fields: [email], tags: ['level:secret']}\n");
        _files.With("crm/classification.yaml", "rules:\n  - {fields: [email], tags: ['level:public', other]}\n");
        var report = await CrawlAsync(s_users);
        var again = await CrawlAsync(s_users);

        Assert.Equal("users|email|level:secret users|email|other", await AskAsync("mesh_tag", "tag", "urn:li:tag:"));
        Assert.Equal(
            "CL002: /app/app/public/users has level:secret by rule classification.yaml:3, so level:public by rule crm/classification.yaml:2 cannot stand beside it and is left out.",
            Assert.Single(report.Warnings).Message);
        Assert.Equal(0, again.Proposals.Emitted);
    }

    [Fact]
    public async Task Crawl_TagThatIsThere_IsNotGivenTwice()
    {
        _files.With("classification.yaml", "rules: [{assets: [users], tags: [gold]}]");
        await CrawlAsync(s_users with { Tags = ["urn:li:tag:gold"] });

        Assert.Equal("users||gold", await AskAsync("mesh_tag", "tag", "urn:li:tag:"));
    }

    [Fact]
    public async Task Explain_Asset_NamesTheRules()
    {
        _files.With("classification.yaml", "rules:\n  - {assets: [users], tags: [gold], terms: [Customer]}\n  - {fields: ['*email'], tags: [pii]}\n  - {fields: [email], terms: [Email]}\n");
        var trace = new AssetTrace(Catalog.Urn("app.public.users"), "app\u001Fpublic\u001Fusers");
        await CrawlAsync(request => request with { Source = request.Source with { Transformers = trace.Follow(request.Source.Transformers), Inspectors = [trace] } }, s_users);

        Assert.Equal(
            [
                "tag urn:li:tag:gold: rule classification.yaml:2",
                "term urn:li:glossaryTerm:Customer: rule classification.yaml:2",
                "field tag email: urn:li:tag:pii: rule classification.yaml:3",
                "field term email: urn:li:glossaryTerm:Email: rule classification.yaml:4",
                "field tag backup_email: urn:li:tag:pii: rule classification.yaml:3",
            ],
            trace.Explain().Select(reason => $"{reason.What} {reason.Value}: {reason.Why}"));
    }

    [Theory]
    [InlineData("classification.yaml", "rules: [{assets: [/x]}]", "CL001 classification.yaml:1")]
    [InlineData("classification.yaml", "rules: [{types: [text], tags: [a]}]", "MF005 classification.yaml:1")]
    [InlineData("classification.yaml", "rules: [{types: ['3'], tags: [a]}]", "MF005 classification.yaml:1")]
    [InlineData("classification.yaml", "rules: [{assets: ['!x'], tags: [a]}]", "MF005 classification.yaml:1")]
    [InlineData("classification.yaml", "rules: [{properties: [a], tags: [a]}]", "MF005 classification.yaml:1")]
    [InlineData("classification.yaml", "rules: [{tags: ['urn:li:tag:']}]", "MF005 classification.yaml:1")]
    [InlineData("classification.yaml", "rules: [{feilds: [a], tags: [a]}]", "MF006 classification.yaml:1")]
    [InlineData("classification.yaml", "rules: [", "MF002 classification.yaml:2")]
    [InlineData("crm/classification.yaml", "exclusive: [a]\nrules: []", "CL004 crm/classification.yaml:1")]
    public void Read_WrongFile_IsAFinding(string path, string text, string expected)
    {
        _files.With(path, text);

        Assert.Equal([expected], _files.Findings());
    }

    private Task<RunReport> CrawlAsync(params Asset[] assets) => CrawlAsync(request => request, assets);

    private Task<RunReport> CrawlAsync(Func<CrawlRequest, CrawlRequest> adjust, params Asset[] assets)
    {
        var stewardship = _files.Read().Steward("app", OwnerPrecedence.Strongest, new DateOnly(2026, 6, 1), PolicyCatalog.Empty);
        return _workbench.CrawlAsync(
            Catalog.With(assets),
            request => adjust(request with { Source = request.Source with { Transformers = stewardship.Transformers, Inspectors = stewardship.Inspectors } }));
    }

    private async Task<string> AspectAsync(RunReport report, string aspect) => System.Text.Encoding.UTF8.GetString(
        (await _workbench.LogAsync(report)).Single(entry => entry.Proposal is { EntityType: "dataset" } proposal && proposal.AspectName == aspect).Proposal!.Aspect.Span);

    private async Task<string> AskAsync(string view, string column, string prefix)
    {
        var answer = await _workbench.Store.QueryAsync(
            new StateQuery($"SELECT a.path, coalesce(t.field, ''), t.{column} FROM {view} AS t JOIN mesh_asset AS a ON a.urn = t.asset WHERE a.entity_type = 'dataset' ORDER BY 1, 2, 3"), CancellationToken.None);
        return string.Join(' ', answer.Rows.Select(row => $"{row[0]!.ToString()!.Split('.')[^1]}|{row[1]}|{row[2]!.ToString()!.Replace(prefix, string.Empty, StringComparison.Ordinal).Replace("%3A", ":", StringComparison.Ordinal)}"));
    }
}
