using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    private static readonly QuarantinedDataset s_waiting =
        new("sales", Orders, "shop.public.orders", "GP101: Nobody owns it.", "state-1", "run-1", DateTimeOffset.FromUnixTimeMilliseconds(1000)) { Identity = "db/1\0" };

    [StoreFact]
    public async Task Quarantine_Put_IsListedBySourceWithItsContent()
    {
        await PutAsync(s_waiting, s_waiting with { Source = "hr", Urn = "urn:\0x", Identity = null });

        Assert.Equal([s_waiting], await Store.Quarantine.ListAsync("sales", CancellationToken.None));
        Assert.Equal("urn:\0x", Assert.Single(await Store.Quarantine.ListAsync("hr", CancellationToken.None)).Urn);
        Assert.Equal(2, (await Store.Quarantine.ListAsync(source: null, CancellationToken.None)).Count);
        Assert.Equal("""{"status":{"removed":false}}""", await Store.Quarantine.FindContentAsync(s_waiting, CancellationToken.None));
        Assert.Null(await Store.Quarantine.FindContentAsync(s_waiting with { State = "state-2" }, CancellationToken.None));
    }

    [StoreFact]
    public async Task Quarantine_Decision_HoldsForTheStateThatWasLookedAt()
    {
        _time.Now = DateTimeOffset.FromUnixTimeMilliseconds(9000);
        await PutAsync(s_waiting);

        Assert.False(await DecideAsync(s_waiting with { State = "state-2" }, isApproval: true));
        Assert.False(await DecideAsync(s_waiting with { Source = "hr" }, isApproval: true));
        Assert.True(await DecideAsync(s_waiting, isApproval: true));
        await PutAsync(s_waiting);
        var approved = s_waiting with { Decision = new QuarantineDecision(true, "ann", "agreed\0", _time.Now) };
        Assert.Equal([approved], await Store.Quarantine.ListAsync("sales", CancellationToken.None));

        Assert.True(await DecideAsync(s_waiting, isApproval: false));
        var rejected = Assert.Single(await Store.Quarantine.ListAsync("sales", CancellationToken.None));
        Assert.Equal((QuarantineStatus.Rejected, "ann"), (rejected.Status, rejected.Decision?.By));

        await PutAsync(s_waiting with { State = "state-2" });
        Assert.Equal([s_waiting with { State = "state-2" }], await Store.Quarantine.ListAsync("sales", CancellationToken.None));
    }

    [StoreFact]
    public async Task Quarantine_Summary_CountsByWhatWasDecided()
    {
        Assert.Equal(new QuarantineSummary(0, 0, 0, null), await Store.Quarantine.SummarizeAsync(CancellationToken.None));

        await PutAsync(s_waiting, s_waiting with { Source = "a" }, s_waiting with { Source = "b", Since = s_waiting.Since.AddDays(1) }, s_waiting with { Source = "c" }, s_waiting with { Source = "d" });
        await DecideAsync(s_waiting, isApproval: true);
        await DecideAsync(s_waiting with { Source = "a" }, isApproval: false);
        await DecideAsync(s_waiting with { Source = "c" }, isApproval: false);

        Assert.Equal(new QuarantineSummary(2, 1, 2, s_waiting.Since), await Store.Quarantine.SummarizeAsync(CancellationToken.None));
    }

    [StoreFact]
    public async Task Quarantine_Remove_ForgetsThoseOfTheSource()
    {
        await PutAsync(s_waiting, s_waiting with { Source = "hr" });
        await Store.Quarantine.RemoveAsync("sales", [Orders], CancellationToken.None);

        Assert.Equal("hr", Assert.Single(await Store.Quarantine.ListAsync(source: null, CancellationToken.None)).Source);
    }

    private Task PutAsync(params QuarantinedDataset[] datasets) =>
        Store.Quarantine.PutAsync([.. datasets.Select(dataset => new HeldDataset(dataset, """{"status":{"removed":false}}"""))], CancellationToken.None);

    private Task<bool> DecideAsync(QuarantinedDataset dataset, bool isApproval) => Store.Quarantine.DecideAsync(dataset, isApproval, "ann", "agreed\0", CancellationToken.None);
}
