using System.Text;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task ReadLog_StoredEvent_ComesBackWhole()
    {
        _time.Now = new DateTimeOffset(2026, 5, 4, 3, 2, 1, 987, TimeSpan.Zero);
        await using (var session = await BeginAsync("sales", "run-x"))
            await session.CommitAsync([Happened(Entity("urn:a"), Event("entityChangeEvent", "{\"code\":\"\u00fc\"}"))], CancellationToken.None);

        var entry = Assert.Single(await ReadAsync());

        Assert.Equal((1, "sales", "run-x", _time.Now), (entry.Offset, entry.Source, entry.RunId, entry.RecordedAt));
        Assert.Null(entry.Proposal);
        Assert.Equal(("entityChangeEvent", "dataset", "urn:a"), (entry.Event!.Name, entry.Event.EntityType, entry.Event.EntityUrn));
        Assert.Equal("{\"code\":\"\u00fc\"}", Encoding.UTF8.GetString(entry.Event.Payload.Span));
    }

    [StoreFact]
    public async Task Commit_ProposalsAndEvents_StandInOrderEachEntitysEventsAfterItsProposals()
    {
        var result = await CommitAsync(
            "sales",
            Happened(Entity("urn:a", Aspect("one", "1"), Aspect("two", "2")), Event("first", "3"), Event("second", "4")),
            Happened(Entity("urn:b", Aspect("one", "5")), Event("first", "6")));

        Assert.Equal((1, 6), (result.FirstOffset, result.LastOffset));
        Assert.Equal("1 2 3 4 5 6", string.Join(' ', (await ReadAsync()).ConvertAll(static entry => Encoding.UTF8.GetString(entry.Json.Span))));
        Assert.Equal(6, await Store.GetHeadOffsetAsync(CancellationToken.None));
    }

    [StoreFact]
    public async Task Commit_Events_AreNoAspectsAndNoProposals()
    {
        await using (var session = await BeginAsync("sales", "run-x"))
        {
            await session.CommitAsync([Happened(Entity("urn:a", Aspect("one", "{}")), Event("first", "{}"))], CancellationToken.None);

            Assert.Equal(["one"], (await LoadAsync(session, "urn:a"))!.Aspects.Select(static aspect => aspect.Name));
        }

        Assert.Equal(["one"], Assert.Single(await Store.FindEntityAsync("urn:a", CancellationToken.None)).Aspects.Select(static entry => entry.Proposal!.AspectName));
        Assert.Equal(1, (await Store.FindRunAsync("run-x", CancellationToken.None))!.Proposals.Emitted);
    }

    [StoreTheory]
    [InlineData(null, null, null, null, "1 2 3 4 5 6")]
    [InlineData("sales", null, null, null, "1 2 5 6")]
    [InlineData(null, "urn:a", null, null, "1 2 3 4")]
    [InlineData(null, null, "one", null, "1 3")]
    [InlineData(null, null, "first", null, "")]
    [InlineData(null, null, null, "first", "2 5")]
    [InlineData(null, null, null, "second", "4 6")]
    [InlineData(null, null, null, "third", "")]
    [InlineData("hr", null, null, "second", "4")]
    [InlineData(null, "urn:b", null, "second", "6")]
    [InlineData("sales", "urn:a", null, "second", "")]
    [InlineData("sales", "urn:a", null, "first", "2")]
    [InlineData(null, null, "one", "first", "")]
    public async Task ReadLog_FiltersAmongEvents_ReturnOnlyWhatTheyName(string? source, string? urn, string? aspect, string? happened, string expected)
    {
        await CommitAsync("sales", Happened(Entity("urn:a", Aspect("one", "{}")), Event("first", "{}")));
        await CommitAsync("hr", Happened(Entity("urn:a", Aspect("one", "{}")), Event("second", "{}")));
        await CommitAsync("sales", Happened(Entity("urn:b"), Event("first", "{}"), Event("second", "{}")));

        Assert.Equal(expected, await ReadOffsetsAsync(new LogQuery { Source = source, Urn = urn, Aspect = aspect, Event = happened }));
    }

    [StoreFact]
    public async Task ReadLog_EventsFromAndLimit_CountWhatMatches()
    {
        var events = Enumerable.Range(0, 600).Select(static number => Event("first", $"{number}")).ToArray();
        await CommitAsync("sales", Happened(Entity("urn:a", Aspect("one", "{}")), events));

        Assert.Equal("590 591", await ReadOffsetsAsync(new LogQuery { From = 590, Limit = 2, Event = "first" }));
        Assert.Equal(600, (await ReadAsync(new LogQuery { Event = "first" })).Count);
    }

    private static EntityChange Happened(EntityChange change, params EntityEvent[] events) =>
        change with { Events = events };

    private static EntityEvent Event(string name, string payload) => new(name, Encoding.UTF8.GetBytes(payload));
}
