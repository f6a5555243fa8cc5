using System.Text;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task FindDependents_EntitiesOfAnySource_AreFoundWithTheirLineageInOrder()
    {
        await CommitAsync("sales", Entity("urn:view", Reads("one", "1", "urn:table")), Entity("urn:job", Reads("two", "2", "urn:table", "urn:other")));
        await CommitAsync("hr", Entity("urn:report", Reads("one", "3", "urn:other")), Entity("urn:copy", Reads("one", "4", "urn:table")));

        Assert.Equal("urn:copy 4, urn:job 2, urn:view 1", await FindDependentsAsync("urn:table"));
        Assert.Equal("urn:job 2, urn:report 3", await FindDependentsAsync("urn:other"));
        Assert.Equal("urn:copy 4", await FindDependentsAsync("urn:table", limit: 1));
        Assert.Equal("", await FindDependentsAsync("urn:view"));
    }

    [StoreFact]
    public async Task FindDependents_LineageChanges_OnlyTheNewestCounts()
    {
        var id = (await CommitAsync("sales", Entity("urn:view", Reads("one", "1", "urn:a", "urn:b")))).EntityIds[0];
        await CommitAsync("sales", Known(id, "urn:view", Reads("one", "2", "urn:b", "urn:c")));
        await CommitAsync("sales", Known(id, "urn:view", Aspect("one", "3")));

        Assert.Equal("", await FindDependentsAsync("urn:a"));
        Assert.Equal("urn:view 3", await FindDependentsAsync("urn:b"));
        Assert.Equal("urn:view 3", await FindDependentsAsync("urn:c"));
    }

    [StoreFact]
    public async Task FindDependents_RemovedOrDeleted_AreLeftOut()
    {
        var ids = (await CommitAsync("sales", Entity("urn:view", Reads("one", "1", "urn:a")), Entity("urn:job", Reads("one", "2", "urn:a")))).EntityIds;
        await CommitAsync("sales", Identified("urn:view", null, removed: true, id: ids[0]), Known(ids[1], "urn:job", Deleted("one") with { Upstreams = [] }));

        Assert.Equal("", await FindDependentsAsync("urn:a"));

        await CommitAsync("sales", Identified("urn:view", null, removed: false, id: ids[0]));

        Assert.Equal("urn:view 1", await FindDependentsAsync("urn:a"));
    }

    private static AspectChange Reads(string name, string json, params string[] upstreams) => Aspect(name, json) with { Upstreams = upstreams };

    [StoreFact]
    public async Task FindDependents_SeveralAtOnce_AreToldApartInTheOrderAsked()
    {
        await CommitAsync("sales", Entity("urn:view", Reads("one", "1", "urn:a", "urn:b")), Entity("urn:job", Reads("two", "2", "urn:b")));
        await using var session = await Store.BeginPreviewAsync(Start("sales", "preview"), CancellationToken.None);

        var found = await session.FindDependentsAsync(["urn:b", "urn:nobody", "urn:a"], 10, CancellationToken.None);

        Assert.Equal(["urn:job,urn:view", "", "urn:view"], found.Select(static dependents => string.Join(',', dependents.Select(static dependent => dependent.Urn))));
        Assert.Equal(new Dependent("urn:view", "dataset", "db\u001furn:view", default), found[2][0] with { Aspect = default });
    }

    [StoreFact]
    public async Task FindDownstream_ChainOfSources_IsFollowedNearestFirst()
    {
        await CommitAsync("sales", Entity("urn:b", Reads("one", "1", "urn:a")), Entity("urn:c", Reads("one", "1", "urn:b")));
        await CommitAsync("hr", Entity("urn:d", Reads("one", "1", "urn:c", "urn:a")), Entity("urn:0", Reads("one", "1", "urn:d")), Entity("urn:other", Reads("one", "1", "urn:else")));

        Assert.Equal("1 urn:b, 1 urn:d, 2 urn:0, 2 urn:c", await FindDownstreamAsync("urn:a"));
        Assert.Equal("1 urn:b, 1 urn:d", await FindDownstreamAsync("urn:a", distance: 1));
        Assert.Equal("1 urn:d, 2 urn:0", await FindDownstreamAsync("urn:c"));
        Assert.Equal("", await FindDownstreamAsync("urn:0"));
    }

    [StoreFact]
    public async Task FindDownstream_Cycle_EndsAndLeavesOutWhereItBegan()
    {
        await CommitAsync("sales", Entity("urn:a", Reads("one", "1", "urn:c")), Entity("urn:b", Reads("one", "1", "urn:a", "urn:b")), Entity("urn:c", Reads("one", "1", "urn:b")));

        Assert.Equal("1 urn:b, 2 urn:c", await FindDownstreamAsync("urn:a"));
    }

    [StoreFact]
    public async Task FindDownstream_JobOnTheWay_LeadsToWhatItWritesAndNotToWhatItReads()
    {
        var job = Entity("urn:job", Reads("dataJobInputOutput", """{"inputDatasets":["urn:a","urn:beside"],"outputDatasets":["urn:made"]}""", "urn:a", "urn:beside", "urn:made"));
        await CommitAsync("sales", job with { Key = job.Key with { EntityType = "dataJob" } }, Entity("urn:made"), Entity("urn:beside"), Entity("urn:view", Reads("one", "1", "urn:made")));

        Assert.Equal("1 urn:job, 2 urn:made, 3 urn:view", await FindDownstreamAsync("urn:a"));
    }

    [StoreFact]
    public async Task FindDownstream_RemovedOnTheWay_IsNotFollowed()
    {
        var id = (await CommitAsync("sales", Entity("urn:b", Reads("one", "1", "urn:a")), Entity("urn:c", Reads("one", "1", "urn:b")))).EntityIds[0];
        await CommitAsync("sales", Identified("urn:b", null, removed: true, id: id));

        Assert.Equal("", await FindDownstreamAsync("urn:a"));
    }

    [StoreFact]
    public async Task FindDownstream_MoreThanTheLimit_TheNearestAreFound()
    {
        await CommitAsync("sales", [.. Enumerable.Range(1, 30).Select(static number => Entity($"urn:{number:00}", Reads("one", "1", number == 1 ? "urn:a" : $"urn:{number - 1:00}")))]);

        Assert.Equal("1 urn:01, 2 urn:02, 3 urn:03", await FindDownstreamAsync("urn:a", limit: 3));
    }

    private async Task<string> FindDownstreamAsync(string urn, int distance = 10, int limit = 100)
    {
        await using var session = await Store.BeginPreviewAsync(Start("sales", "preview"), CancellationToken.None);
        var found = await session.FindDownstreamAsync([urn], distance, limit, CancellationToken.None);
        return string.Join(", ", found[0].Select(static reached => $"{reached.Distance} {reached.Urn}"));
    }

    private async Task<string> FindDependentsAsync(string urn, int limit = 10)
    {
        await using var session = await Store.BeginPreviewAsync(Start("sales", "preview"), CancellationToken.None);
        var found = await session.FindDependentsAsync([urn], limit, CancellationToken.None);
        return string.Join(", ", found[0].Select(static dependent => $"{dependent.Urn} {Encoding.UTF8.GetString(dependent.Aspect.Span)}"));
    }
}
