using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;
using static MetadataIngestion.Storage.Tests.Contract.Samples;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    [StoreFact]
    public async Task FindEntity_Unknown_IsEmpty() => Assert.Empty(await FindEntityAsync("urn:a"));

    [StoreFact]
    public async Task FindEntity_ChangedSeveralTimes_HasTheNewestEntryOfEachAspect()
    {
        await CommitAsync("sales", Entity("urn:a", Aspect("two", "{\"n\":1}"), Aspect("one", "{\"n\":2}")), Entity("urn:b", Aspect("one", "{}")));
        await CommitAsync("sales", Entity("urn:a", Aspect("two", "{\"n\":3}")));

        var entity = Assert.Single(await FindEntityAsync("urn:a"));

        Assert.Equal(("urn:a", "dataset", "sales", false), (entity.Urn, entity.EntityType, entity.Source, entity.Removed));
        Assert.Equal(["2 one {\"n\":2}", "4 two {\"n\":3}"], entity.Aspects.Select(Describe));
        Assert.All(entity.Aspects, static entry => Assert.Equal("urn:a", entry.EntityUrn));
    }

    [StoreFact]
    public async Task FindEntity_AspectWasDeleted_IsLeftOut()
    {
        await CommitAsync("sales", Entity("urn:a", Aspect("one", "{}"), Aspect("two", "{}")));
        await CommitAsync("sales", Entity("urn:a", Deleted("one")));

        Assert.Equal(["2 two {}"], Assert.Single(await FindEntityAsync("urn:a")).Aspects.Select(Describe));
    }

    [StoreFact]
    public async Task FindAspects_ManyEntities_ReturnsTheNewestOfThoseThatAreThere()
    {
        await CommitAsync("sales", Entity("urn:a", Aspect("one", "{\"n\":1}"), Aspect("two", "{}")), Entity("urn:b", Aspect("one", "{\"n\":2}")), Entity("urn:c", Aspect("one", "{}")));
        await CommitAsync("sales", Entity("urn:a", Aspect("one", "{\"n\":3}")), new EntityChange { Key = Key("urn:c"), Removed = true, Aspects = [Aspect("status", "{\"removed\":true}")] });
        await CommitAsync("hr", Entity("urn:b", Aspect("one", "{\"n\":4}")));

        var found = await Store.FindAspectsAsync(["urn:a", "urn:b", "urn:b", "urn:c", "urn:unknown"], ["one", "unknown"], CancellationToken.None);

        var told = found.Select(static aspect => $"{aspect.Urn} {aspect.Name} {JsonDocument.Parse(aspect.Json).RootElement.GetProperty("n")}");
        Assert.Equal(["urn:a one 3", "urn:b one 2", "urn:b one 4"], told.Order(StringComparer.Ordinal));
    }

    [StoreTheory]
    [InlineData("urn:\0")]
    [InlineData("urn:\u001a0")]
    [InlineData("urn:é\ud83d\ude00'\"\\")]
    public async Task FindAspects_UrnOfAnyCharacters_IsReturnedAsItIs(string urn)
    {
        await CommitAsync("sales", Entity(urn, Aspect("one", "{\"text\":\"\\u0000\"}")));

        var found = Assert.Single(await Store.FindAspectsAsync([urn], ["one"], CancellationToken.None));

        Assert.Equal((urn, "\0"), (found.Urn, JsonDocument.Parse(found.Json).RootElement.GetProperty("text").GetString()));
    }

    [StoreFact]
    public async Task FindEntity_TwoSourcesDescribeIt_ReturnsBothWithTheirOwnAspects()
    {
        await CommitAsync("sales", Entity("urn:a", Aspect("one", "{}")));
        await CommitAsync("hr", new EntityChange { Key = Key("urn:a"), Removed = true, Aspects = [Aspect("status", "{\"removed\":true}")] });

        var found = await FindEntityAsync("urn:a");

        Assert.Equal([("hr", true, "2 status {\"removed\":true}"), ("sales", false, "1 one {}")],
            found.Select(static entity => (entity.Source, entity.Removed, string.Join(' ', entity.Aspects.Select(Describe)))));
        Assert.Equal(["hr", "sales"], found.Select(static entity => entity.Aspects[0].Source));
    }

    private Task<IReadOnlyList<EntityDescription>> FindEntityAsync(string urn) => Store.FindEntityAsync(urn, CancellationToken.None);

    private static string Describe(LogEntry entry) => $"{entry.Offset} {entry.Proposal!.AspectName} {Text(entry.Proposal!)}";
}
