using MetadataIngestion.Core.Quarantine;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    private static readonly QuarantinedDataset s_waiting =
        new("sales", Orders, "shop.public.orders", "GP101: Nobody owns it.", "state-1", """{"status":{"removed":false}}""", "run-1", DateTimeOffset.FromUnixTimeMilliseconds(1000));

    [StoreFact]
    public async Task Quarantine_Put_IsListedBySource()
    {
        await Store.Quarantine.PutAsync([s_waiting, s_waiting with { Source = "hr", Urn = "urn:\0x" }], CancellationToken.None);

        Assert.Equal([s_waiting], await Store.Quarantine.ListAsync("sales", CancellationToken.None));
        Assert.Equal("urn:\0x", Assert.Single(await Store.Quarantine.ListAsync("hr", CancellationToken.None)).Urn);
        Assert.Equal(2, (await Store.Quarantine.ListAsync(source: null, CancellationToken.None)).Count);
    }

    [StoreFact]
    public async Task Quarantine_Approval_HoldsForTheStateThatWasLookedAt()
    {
        _time.Now = DateTimeOffset.FromUnixTimeMilliseconds(9000);
        await Store.Quarantine.PutAsync([s_waiting], CancellationToken.None);

        Assert.False(await Store.Quarantine.ApproveAsync(Orders, "state-2", "ann", "agreed", CancellationToken.None));
        Assert.True(await Store.Quarantine.ApproveAsync(Orders, "state-1", "ann", "agreed", CancellationToken.None));
        await Store.Quarantine.PutAsync([s_waiting], CancellationToken.None);
        Assert.Equal([s_waiting with { ApprovedBy = "ann", Approval = "agreed", ApprovedAt = _time.Now }], await Store.Quarantine.ListAsync("sales", CancellationToken.None));

        await Store.Quarantine.PutAsync([s_waiting with { State = "state-2" }], CancellationToken.None);
        Assert.Equal([s_waiting with { State = "state-2" }], await Store.Quarantine.ListAsync("sales", CancellationToken.None));
    }

    [StoreFact]
    public async Task Quarantine_Remove_ForgetsThoseOfTheSource()
    {
        await Store.Quarantine.PutAsync([s_waiting, s_waiting with { Source = "hr" }], CancellationToken.None);
        await Store.Quarantine.RemoveAsync("sales", [Orders], CancellationToken.None);

        Assert.Equal("hr", Assert.Single(await Store.Quarantine.ListAsync(source: null, CancellationToken.None)).Source);
    }
}
