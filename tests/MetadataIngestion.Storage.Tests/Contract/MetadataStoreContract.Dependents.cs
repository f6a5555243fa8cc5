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

    private async Task<string> FindDependentsAsync(string urn, int limit = 10)
    {
        await using var session = await Store.BeginPreviewAsync(Start("sales", "preview"), CancellationToken.None);
        var found = await session.FindDependentsAsync(urn, limit, CancellationToken.None);
        return string.Join(", ", found.Select(static dependent => $"{dependent.Urn} {Encoding.UTF8.GetString(dependent.Lineage.Span)}"));
    }
}
