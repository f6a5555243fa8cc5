using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Findings;
using MetadataIngestion.Core.Inspecting;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Tests.Crawling;
using MetadataIngestion.Core.Transforming;

namespace MetadataIngestion.Core.Tests.Verdicts;

/// <summary>Whom the news of a crawl concern.</summary>
public sealed class AudienceStageTests : IAsyncLifetime
{
    private static readonly OwnerEvidence Ada = new("ada", "a test");
    private static readonly OwnerEvidence Team = new("data-team", "a test") { Kind = PrincipalKind.Group };

    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task Crawl_SchemaChangesAlone_NamesTheDomainsAndOwnersThatTheStoreKnows()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders(50) with { Owners = [Team, Ada], Domains = ["sales"] }));

        var told = await TellAsync(Catalog.With(Orders(20) with { Owners = [Team, Ada], Domains = ["sales"] }));

        Assert.Equal("[\"urn:li:domain:sales\"]", told.GetProperty("domains").GetString());
        Assert.Equal("[\"urn:li:corpGroup:data-team\",\"urn:li:corpuser:ada\"]", told.GetProperty("owners").GetString());
    }

    [Fact]
    public async Task Crawl_OwnersAndDomainsChangeToo_NamesThoseOfTheSameCommit()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders(50) with { Owners = [Ada], Domains = ["sales"] }));

        var told = await TellAsync(Catalog.With(Orders(20) with { Owners = [Team], Domains = [] }));

        Assert.False(told.TryGetProperty("domains", out _));
        Assert.Equal("[\"urn:li:corpGroup:data-team\"]", told.GetProperty("owners").GetString());
    }

    [Fact]
    public async Task Crawl_OwnersArePatched_NamesThem()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders(50) with { Owners = [Ada] }), Patched);

        var report = await _workbench.CrawlAsync(Catalog.With(Orders(20) with { Owners = [Ada, Team] }), Patched);

        var told = Assert.Single(await _workbench.EventsAsync(report)).GetProperty("parameters");
        Assert.Equal("[\"urn:li:corpGroup:data-team\",\"urn:li:corpuser:ada\"]", told.GetProperty("owners").GetString());

        static CrawlRequest Patched(CrawlRequest request) => request with { Source = request.Source with { Ownership = OwnershipMode.Patch } };
    }

    [Fact]
    public async Task Crawl_TableIsDropped_NamesWhoHadIt()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders(50) with { Owners = [Ada], Domains = ["sales"] }));

        var told = await TellAsync(Catalog.With());

        Assert.Equal("asset.dropped", told.GetProperty("code").GetString());
        Assert.Equal("[\"urn:li:domain:sales\"]", told.GetProperty("domains").GetString());
        Assert.Equal("[\"urn:li:corpuser:ada\"]", told.GetProperty("owners").GetString());
    }

    [Fact]
    public async Task Crawl_NobodyOwnsTheTable_NamesNobody()
    {
        await _workbench.CrawlAsync(Catalog.With(Orders(50)));

        var told = await TellAsync(Catalog.With(Orders(20)));

        Assert.False(told.TryGetProperty("domains", out _) || told.TryGetProperty("owners", out _));
    }

    [Fact]
    public async Task Crawl_ResultOfAnAssertion_NamesWhomItsAssetConcernsInHeaders()
    {
        var orders = Orders(50) with { Owners = [Ada], Domains = ["sales"] };

        var first = await _workbench.CrawlAsync(Catalog.With(orders), Inspected("SUCCESS"));
        var second = await _workbench.CrawlAsync(Catalog.With(orders), Inspected("FAILURE"));

        foreach (var report in (RunReport[])[first, second])
        {
            var result = Assert.Single(await _workbench.LogAsync(report), entry => entry.Proposal?.AspectName == AspectNames.AssertionRunEvent);
            Assert.Equal("[\"urn:li:domain:sales\"]", result.Proposal!.Headers["domains"]);
            Assert.Equal("[\"urn:li:corpuser:ada\"]", result.Proposal!.Headers["owners"]);
            Assert.Equal(report == first ? null : "SUCCESS", result.Proposal.Headers.GetValueOrDefault("previous-result"));
        }

        static Func<CrawlRequest, CrawlRequest> Inspected(string result) =>
            request => request with { Source = request.Source with { Inspectors = [new OneResult(result)] } };
    }

    [Fact]
    public async Task Crawl_DatasetOfABrokenContractIsDropped_TheAssertionsRemovalTellsWhatItEnds()
    {
        var orders = Orders(50) with { Owners = [Ada], Domains = ["sales"] };
        await _workbench.CrawlAsync(Catalog.With(orders), request => request with { Source = request.Source with { Inspectors = [new OneResult("FAILURE")] } });

        var report = await _workbench.CrawlAsync(Catalog.With());

        var removal = Assert.Single(await _workbench.LogAsync(report), entry => entry.EntityType == EntityTypes.Assertion);
        Assert.Equal(
            $"removal-reason=dropped domains=[\"urn:li:domain:sales\"] owners=[\"urn:li:corpuser:ada\"] previous-result=FAILURE assertee={Catalog.Urn("app.public.orders")}",
            string.Join(' ', removal.Proposal!.Headers.Select(header => $"{header.Key}={header.Value}")));
    }

    [Fact]
    public async Task Crawl_Finding_NamesWhomItsAssetsConcern()
    {
        var orders = Orders(50) with { Owners = [Ada], Domains = ["sales"] };

        var report = await _workbench.CrawlAsync(Catalog.With(orders), request => request with { Source = request.Source with { Inspectors = [new OneFinding()] } });

        var told = Assert.Single(await _workbench.EventsAsync(report)).GetProperty("parameters");
        Assert.Equal("[\"urn:li:domain:sales\"]", told.GetProperty("domains").GetString());
        Assert.Equal("[\"urn:li:corpuser:ada\"]", told.GetProperty("owners").GetString());
    }

    private static Dataset Orders(int length) => Catalog.Table("app.public.orders") with
    {
        Schema = new DatasetSchema([new Field { Path = "code", Type = new DataType(TypeKind.String) { Length = length }, NativeType = $"varchar({length})" }]),
    };

    private async Task<JsonElement> TellAsync(Catalog catalog)
    {
        var report = await _workbench.CrawlAsync(catalog, request => request with { ApproveRemovals = true });
        return Assert.Single(await _workbench.EventsAsync(report)).GetProperty("parameters");
    }

    private sealed class OneResult(string result) : IAssetInspector
    {
        public void Inspect(Asset asset)
        {
        }

        public Inspection Complete(InspectedRun run) => new(
            [
                new DerivedEntity("urn:li:dataContract:one", EntityTypes.DataContract, Catalog.Root.Child("app", "public", "orders"), "contract one",
                [
                    new DerivedAspect(AspectNames.DataContractProperties, System.Text.Encoding.UTF8.GetBytes($$$"""{"entity":"{{{Catalog.Urn("app.public.orders")}}}","schema":[{"assertion":"urn:li:assertion:one"}]}""")),
                ]),
                new DerivedEntity("urn:li:assertion:one", EntityTypes.Assertion, Catalog.Root.Child("app", "public", "orders"), "assertion one",
                [
                    new DerivedAspect(AspectNames.AssertionRunEvent, System.Text.Encoding.UTF8.GetBytes($$$"""{"asserteeUrn":"{{{Catalog.Urn("app.public.orders")}}}","result":{"type":"{{{result}}}"}}""")),
                ]),
            ],
            []);
    }

    private sealed class OneFinding : IAssetInspector
    {
        public void Inspect(Asset asset)
        {
        }

        public Inspection Complete(InspectedRun run) => new([], []) { Findings = [new Finding("X1", "warning", "orders", "Something is wrong.") { Entities = [Catalog.Urn("app.public.orders")], Count = 1 }] };
    }
}
