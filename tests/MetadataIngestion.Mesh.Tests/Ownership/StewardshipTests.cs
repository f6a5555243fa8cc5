using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Core.Transforming;
using MetadataIngestion.Mesh.Explaining;
using MetadataIngestion.Mesh.Policies;

namespace MetadataIngestion.Mesh.Tests.Ownership;

public sealed class StewardshipTests : IAsyncLifetime
{
    private static readonly Dataset s_a = Owned("app.public.a", "postgres");
    private static readonly Dataset s_b = Catalog.Table("app.public.b", null, "id");

    private readonly Workbench _workbench = new();
    private readonly MeshFolder _files = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _workbench.DisposeAsync();
        _files.Dispose();
    }

    [Theory]
    [InlineData(OwnerPrecedence.Strongest, "ada")]
    [InlineData(OwnerPrecedence.All, "postgres ada")]
    public async Task Crawl_FileAndEvidence_ThePrecedenceDecides(OwnerPrecedence precedence, string expected)
    {
        _files.With("OWNERS", "/app/app/public/a @ada");
        var report = await CrawlAsync(precedence, s_a);
        Assert.Equal(expected, string.Join(' ', await OwnersAsync(report)));
    }

    [Fact]
    public async Task Crawl_TypesThatNoFileSpeaksOf_KeepTheirOwners()
    {
        _files.With("OWNERS", "[business owner]\n/app @ada");
        Assert.Equal(["postgres", "ada"], await OwnersAsync(await CrawlAsync(OwnerPrecedence.Strongest, s_a)));
    }

    [Fact]
    public async Task Crawl_NoOwnerAtAll_IsTheDomains()
    {
        _files.With("domains.yaml", "domains: [{id: d, owners: [group:team], assets: [/app/app/public]}]");
        Assert.Equal(["postgres", "team"], (await OwnersAsync(await CrawlAsync(OwnerPrecedence.Strongest, s_a, s_b))).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Crawl_OrphansLeaversAndStrangers_AreWarningsWithCounts()
    {
        _files.With("directory.yaml", "people: [{id: ada}, {id: bob, left: 2020-01-01}]");
        _files.With("OWNERS", "/app/app/public/b @bob\n/app/app/public/c @bob");
        var report = await CrawlAsync(OwnerPrecedence.Strongest, s_a, s_b, Catalog.Table("app.public.c", null, "id"), Catalog.Table("app.public.d", null, "id"));
        Assert.Equal(
            [
                "OW001: /app/app/public/d has no owner.",
                "OW002: /app/app/public/b and 1 more have the owner corpuser:bob, who left.",
                "OW004: /app/app/public/a has the owner corpuser:postgres, whom the directory does not know.",
            ],
            report.Warnings.Select(warning => warning.Message));
    }

    [Fact]
    public async Task Crawl_FilesOfTwoDomainsDisagree_IsAWarning()
    {
        _files.With("x/OWNERS", "/app/app/public/a @ada").With("y/OWNERS", "/app/** @bob");
        var report = await CrawlAsync(OwnerPrecedence.Strongest, s_a);
        Assert.Equal(
            "OW003: /app/app/public/a has owners by OWNERS /app/** (y/OWNERS:1) -> corpuser:bob and others by OWNERS /app/app/public/a (x/OWNERS:1) -> corpuser:ada. The first counts.",
            Assert.Single(report.Warnings).Message);
    }

    [Fact]
    public async Task Explain_Asset_NamesEvidenceAndLines()
    {
        _files.With("OWNERS", "\n/app/app/public/a @ada\n[steward]\n/app group:stewards");
        _files.With("domains.yaml", "domains: [{id: d, owners: [group:team], assets: [/app/app/public]}]");
        var trace = new AssetTrace(Catalog.Urn("app.public.a"), "app\u001Fpublic\u001Fa");
        await CrawlAsync(OwnerPrecedence.Strongest, request => request with { Source = request.Source with { Transformers = trace.Follow(request.Source.Transformers), Inspectors = [trace] } }, s_a, s_b);
        Assert.Equal(
            [
                "owner urn:li:corpuser:ada (TechnicalOwner): OWNERS /app/app/public/a (OWNERS:2) -> corpuser:ada 1",
                "owner urn:li:corpGroup:stewards (DataSteward): OWNERS /app (OWNERS:4) -> corpGroup:stewards 1",
                "no owner postgres: owner of the table, but stronger evidence or a rule stands against it ",
                "domain urn:li:domain:d: domain d: /app/app/public (domains.yaml:1) ",
            ],
            trace.Explain().Select(reason => FormattableString.Invariant($"{reason.What} {reason.Value}: {reason.Why} {reason.Confidence}")));
    }

    [Fact]
    public async Task Crawl_FieldsThatLookSensitive_GetASuggestionWithItsReason()
    {
        _files.With("sensitive.yaml", """
            exceptions:
              - {fields: /app/app/public/users/fax, reason: The company's own, until: 2026-06-01}
              - {fields: /app/app/public/users/phone, reason: Was wrong, until: 2026-05-31}
            """);
        var users = Catalog.Table("app.public.users", null, "email", "fax", "phone", "hotel", "surname");
        var classified = users.Schema! with { Fields = [.. users.Schema!.Fields.Select(field => field.Path == "surname" ? field with { Tags = ["classified"] } : field)] };
        var report = await CrawlAsync(OwnerPrecedence.Strongest, users with { Schema = classified });
        var schema = (await _workbench.LogAsync(report.Log.FirstOffset)).Select(entry => entry.Proposal!).Single(proposal => proposal.AspectName == "schemaMetadata");
        var fields = System.Text.Json.JsonDocument.Parse(schema.Aspect).RootElement.GetProperty("fields").EnumerateArray().ToList();
        Assert.Equal(
            ["email urn:li:tag:suggested:email", "fax ", "phone urn:li:tag:suggested:phone", "hotel ", "surname urn:li:tag:classified"],
            fields.Select(field => $"{field.GetProperty("fieldPath")} {(field.TryGetProperty("globalTags", out var tags) ? tags.GetProperty("tags")[0].GetProperty("tag") : "")}"));
        Assert.Contains("(en) in a field of TEXT, in a dataset about people", fields[0].GetRawText(), StringComparison.Ordinal);
    }

    private static Dataset Owned(string name, string principal) => Catalog.Table(name, null, "id") with { Owners = [new OwnerEvidence(principal, "owner of the table")] };

    private Task<RunReport> CrawlAsync(OwnerPrecedence precedence, params Asset[] assets) => CrawlAsync(precedence, request => request, assets);

    private Task<RunReport> CrawlAsync(OwnerPrecedence precedence, Func<Core.Crawling.CrawlRequest, Core.Crawling.CrawlRequest> adjust, params Asset[] assets)
    {
        var stewardship = _files.Read().Steward("app", precedence, new DateOnly(2026, 6, 1), PolicyCatalog.Empty);
        var first = TransformerFactory.Create(new TransformationOptions(), new TransformationOptions());
        return _workbench.CrawlAsync(
            Catalog.With(assets),
            request => adjust(request with { Source = request.Source with { Transformers = [.. first, .. stewardship.Transformers], Inspectors = stewardship.Inspectors } }));
    }

    /// <summary>The owners of datasets, in the order of the log.</summary>
    private async Task<IReadOnlyList<string>> OwnersAsync(RunReport report)
    {
        var entries = await _workbench.LogAsync(report.Log.FirstOffset);
        return
        [
            .. entries.Select(entry => entry.Proposal!).Where(proposal => proposal.AspectName == "ownership" && proposal.EntityType == "dataset")
                .SelectMany(proposal => System.Text.Json.JsonDocument.Parse(proposal.Aspect).RootElement.GetProperty("owners").EnumerateArray().ToList())
                .Select(owner => owner.GetProperty("owner").GetString()!.Split(':')[^1]),
        ];
    }
}
