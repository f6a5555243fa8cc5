using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task Load_UnknownUrn_ReturnsNull()
    {
        await using var session = await BeginAsync();

        Assert.Null(await LoadAsync(session, "urn:a"));
    }

    [StoreFact]
    public async Task Load_StoredEntity_ReturnsItsState()
    {
        await CommitAsync("sales", new EntityChange
        {
            Key = new EntityKey("urn:a", "container", AssetKinds.Containers, "db\u001fpublic", "16384/1"),
            Aspects = [Aspect("status", "{}", 7), Aspect("ownership", "{}", 8)],
        });
        await using var session = await BeginAsync();

        var state = await LoadAsync(session, "urn:a");

        Assert.NotNull(state);
        Assert.Equal("db\u001fpublic", state.Path);
        Assert.Equal("16384/1", state.Identity);
        Assert.False(state.Removed);
        Assert.Equal(2, state.Aspects.Count);
        var status = Assert.Single(state.Aspects, static aspect => aspect.Name == "status");
        Assert.Equal(new Fingerprint(0, 7), status.Fingerprint);
        var ownership = Assert.Single(state.Aspects, static aspect => aspect.Name == "ownership");
        Assert.Equal(new Fingerprint(0, 8), ownership.Fingerprint);
    }

    [StoreFact]
    public async Task Load_ManyUrns_AnswersInTheOrderAsked()
    {
        var stored = await CommitAsync("sales", Entity("urn:a"), Entity("urn:b"));
        await using var session = await BeginAsync();

        var states = await session.LoadAsync(["urn:b", "urn:none", "urn:a", "urn:b"], CancellationToken.None);

        Assert.Equal([stored.EntityIds[1], null, stored.EntityIds[0], stored.EntityIds[1]], states.Select(static state => state?.Id));
    }

    [StoreFact]
    public async Task Load_SameUrnInTwoSources_KeepsThemApart()
    {
        var sales = await CommitAsync("sales", Entity("urn:a", Aspect("status", "{}", 1)));
        var hr = await CommitAsync("hr", Entity("urn:a", Aspect("status", "{}", 2)));
        await using var session = await BeginAsync("hr");

        var state = await LoadAsync(session, "urn:a");

        Assert.NotEqual(sales.EntityIds[0], hr.EntityIds[0]);
        Assert.Equal(hr.EntityIds[0], state!.Id);
        Assert.Equal(new Fingerprint(0, 2), Assert.Single(state.Aspects).Fingerprint);
    }

    [StoreTheory]
    [InlineData("")]
    [InlineData("a\0b")]
    [InlineData("\u001f'\";--\\")]
    [InlineData("\u00e4\u00f6\u00fc \u4e2d\u6587 \ud83d\ude00")]
    public async Task Load_UnusualCharacters_ComeBackAsTheyWere(string text)
    {
        var urn = "urn:" + text;
        await CommitAsync("sales", new EntityChange { Key = new EntityKey(urn, "dataset", AssetKinds.Datasets, text, text), Aspects = [] });
        await using var session = await BeginAsync();

        var state = await LoadAsync(session, urn);
        var live = Assert.Single(await session.FindByIdentityAsync([text], CancellationToken.None));

        Assert.Equal((text, text), (state!.Path, state.Identity));
        Assert.Equal(new EntityKey(urn, "dataset", AssetKinds.Datasets, text, text), live.Key);
    }

    [StoreFact]
    public async Task Load_VeryLongUrn_IsFound()
    {
        var urn = "urn:" + new string('\u00e4', 5000);
        await CommitAsync("sales", Entity(urn));
        await using var session = await BeginAsync();

        Assert.NotNull(await LoadAsync(session, urn));
        Assert.Null(await LoadAsync(session, urn[..^1]));
    }

    [StoreFact]
    public async Task Commit_ChangedAspect_LeavesTheOthers()
    {
        var stored = await CommitAsync("sales", Entity("urn:a", Aspect("one", "{}", 1), Aspect("two", "{}", 2)));
        await CommitAsync("sales", Known(stored.EntityIds[0], "urn:a", Aspect("one", "{}", 3)));
        await using var session = await BeginAsync();

        var aspects = (await LoadAsync(session, "urn:a"))!.Aspects.OrderBy(static aspect => aspect.Name, StringComparer.Ordinal).ToList();

        Assert.Equal(["one", "two"], aspects.ConvertAll(static aspect => aspect.Name));
        Assert.Equal([3UL, 2UL], aspects.ConvertAll(static aspect => aspect.Fingerprint.Low));
    }

    [StoreFact]
    public async Task LoadMemos_SomeHaveOne_AnswersInTheOrderAsked()
    {
        var ids = (await CommitAsync("sales", Entity("urn:a") with { Memo = new byte[] { 1, 2, 3 } }, Entity("urn:b"), Entity("urn:c") with { Memo = new byte[] { 4 } })).EntityIds;
        await using var session = await BeginAsync();

        var memos = await session.LoadMemosAsync([ids[2], ids[1], ids[0]], CancellationToken.None);

        Assert.Equal("04||010203", string.Join('|', memos.Select(static memo => Convert.ToHexString(memo.Span))));
    }

    [StoreFact]
    public async Task Commit_Memo_StaysUntilAnotherOneComes()
    {
        var id = (await CommitAsync("sales", Entity("urn:a") with { Memo = new byte[] { 9 } })).EntityIds[0];
        await CommitAsync("sales", Known(id, "urn:a", Aspect("one", "{}", 2)));
        Assert.Equal("09", await LoadMemoAsync(id));

        await CommitAsync("sales", Known(id, "urn:a") with { Memo = new byte[] { 8 } });
        Assert.Equal("08", await LoadMemoAsync(id));

        await CommitAsync("sales", Known(id, "urn:a") with { Memo = ReadOnlyMemory<byte>.Empty });
        Assert.Equal("", await LoadMemoAsync(id));
    }

    [StoreFact]
    public async Task Commit_DeletedAspect_ForgetsItsStateAndLogsTheDeletion()
    {
        var stored = await CommitAsync("sales", Entity("urn:a", Aspect("one", "{}"), Aspect("two", "{}")));
        await CommitAsync("sales", Known(stored.EntityIds[0], "urn:a", Deleted("one")));
        await using var session = await BeginAsync();

        Assert.Equal("two", Assert.Single((await LoadAsync(session, "urn:a"))!.Aspects).Name);
        var entry = (await ReadAsync())[^1];
        Assert.Equal((ChangeType.Delete, "one", 0), (entry.Proposal!.ChangeType, entry.Proposal!.AspectName, entry.Proposal!.Aspect.Length));
    }

    [StoreFact]
    public async Task Commit_NewEntityTwice_IsOneEntityAsTheLaterSays()
    {
        var result = await CommitAsync("sales", Entity("urn:a", Aspect("one", "{}", 1)), Entity("urn:a", Aspect("one", "{}", 2)));
        await using var session = await BeginAsync();

        Assert.Equal(result.EntityIds[0], result.EntityIds[1]);
        Assert.Equal(2UL, Assert.Single((await LoadAsync(session, "urn:a"))!.Aspects).Fingerprint.Low);
    }

    [StoreFact]
    public async Task Commit_MovedEntity_HasItsNewPathAndIdentity()
    {
        var stored = await CommitAsync("sales", Identified("urn:a", "1"));
        var moved = new EntityChange { Key = Key("urn:a") with { Path = "elsewhere", Identity = "2" }, Id = stored.EntityIds[0], Aspects = [] };
        await using var session = await BeginAsync();

        await session.CommitAsync([moved], CancellationToken.None);

        Assert.Empty(await session.FindByIdentityAsync(["1"], CancellationToken.None));
        Assert.Equal(new LiveEntity(stored.EntityIds[0], moved.Key), Assert.Single(await session.FindByIdentityAsync(["2"], CancellationToken.None)));
        Assert.Equal("elsewhere", (await LoadAsync(session, "urn:a"))!.Path);
    }

    [StoreFact]
    public async Task Commit_BufferReusedAfterwards_KeepsWhatItHeld()
    {
        var buffer = "{\"a\":1}"u8.ToArray();
        await using var session = await BeginAsync();
        await session.CommitAsync([Entity("urn:a", new AspectChange("one", ChangeType.Upsert, buffer, default)) with { Memo = buffer }], CancellationToken.None);

        Array.Clear(buffer);

        Assert.Equal("{\"a\":1}", Text((await ReadAsync())[0].Proposal!));
        Assert.Equal("{\"a\":1}"u8.ToArray(), (await session.LoadMemosAsync([1], CancellationToken.None))[0].ToArray());
    }

    private async Task<string> LoadMemoAsync(long id)
    {
        await using var session = await BeginAsync();
        return Convert.ToHexString((await session.LoadMemosAsync([id], CancellationToken.None))[0].Span);
    }
}
