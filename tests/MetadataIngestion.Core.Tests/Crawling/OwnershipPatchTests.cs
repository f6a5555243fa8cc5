using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Transforming;

namespace MetadataIngestion.Core.Tests.Crawling;

public sealed class OwnershipPatchTests : IAsyncLifetime
{
    private const string Source = "urn:li:dataHubIngestionSource:app";
    private const string Head = """{"arrayPrimaryKeys":{"owners":["attribution␟source","owner","type","typeUrn"]},"patch":[{"op":"remove","path":"/owners/urn:li:dataHubIngestionSource:app","value":{}}""";
    private const string Tail = """],"forceGenericPatch":true}""";

    private readonly Workbench _workbench = new();

    public Task InitializeAsync() => _workbench.InitializeAsync();

    public Task DisposeAsync() => _workbench.DisposeAsync();

    [Fact]
    public async Task Crawl_OwnersAreAddedWithAttribution_AndTakenBackAlone()
    {
        var (first, added) = await CrawlAsync(new OwnerEvidence("ada", "owner of the table"), new OwnerEvidence("a/b", "OWNERS") { TypeUrn = "urn:li:ownershipType:dpo" });
        var time = first.StartedAt.ToUnixTimeMilliseconds();
        Assert.Equal(
            $$$$$"""{{{{{Head}}}}},{"op":"add","path":"/owners/{{{{{Source}}}}}/urn:li:corpuser:ada/TECHNICAL_OWNER/","value":{"owner":"urn:li:corpuser:ada","type":"TECHNICAL_OWNER","attribution":{"time":{{{{{time}}}}},"actor":"urn:li:corpuser:unknown","source":"{{{{{Source}}}}}","sourceDetail":{"foundIn":"owner of the table"}}}},{"op":"add","path":"/owners/{{{{{Source}}}}}/urn:li:corpuser:a~1b/CUSTOM/urn:li:ownershipType:dpo","value":{"owner":"urn:li:corpuser:a/b","type":"CUSTOM","typeUrn":"urn:li:ownershipType:dpo","attribution":{"time":{{{{{time}}}}},"actor":"urn:li:corpuser:unknown","source":"{{{{{Source}}}}}","sourceDetail":{"foundIn":"OWNERS"}}}}{{{{{Tail}}}}}""",
            Assert.Single(added));

        Assert.Empty((await CrawlAsync(new OwnerEvidence("ada", "owner of the table"), new OwnerEvidence("a/b", "OWNERS") { TypeUrn = "urn:li:ownershipType:dpo" })).Patches);
        Assert.Equal(Head + Tail, Assert.Single((await CrawlAsync()).Patches));
        Assert.Empty((await CrawlAsync()).Patches);
    }

    [Fact]
    public async Task Crawl_NeverAnOwner_ProposesNone() => Assert.Empty((await CrawlAsync()).Patches);

    private async Task<(RunReport Report, IReadOnlyList<string> Patches)> CrawlAsync(params OwnerEvidence[] owners)
    {
        var catalog = Catalog.With(Catalog.Table("app.public.a", null, "id") with { Owners = owners });
        var report = await _workbench.CrawlAsync(catalog, request => request with { Source = request.Source with { Ownership = OwnershipMode.Patch } });
        var entries = report.Log.FirstOffset == 0 ? [] : await _workbench.LogAsync(report.Log.FirstOffset);
        var proposals = entries.Select(entry => entry.Proposal!).Where(proposal => proposal.AspectName == "ownership").ToList();
        Assert.All(proposals, proposal => Assert.Equal(ChangeType.Patch, proposal.ChangeType));
        return (report, [.. proposals.Select(proposal => Encoding.UTF8.GetString(proposal.Aspect.Span))]);
    }
}
