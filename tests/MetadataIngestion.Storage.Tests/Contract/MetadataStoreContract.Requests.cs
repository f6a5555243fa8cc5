using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Requests;

namespace MetadataIngestion.Storage.Tests.Contract;

public abstract partial class MetadataStoreContract
{
    private static readonly DateTimeOffset s_tonight = new(2026, 3, 1, 23, 30, 0, TimeSpan.FromHours(2));

    private static readonly AdHocRequest s_request = new("2026-03-backfill", "sales") { Scope = "shop.public", ApproveRemovals = true, NotBefore = s_tonight };

    private IAdHocRequests Requests => Store.Requests;

    [StoreFact]
    public async Task File_NewRequest_WaitsWithAllItsContents()
    {
        var result = await FileAsync(s_request, AdHocOrigin.Api);

        Assert.Equal(FilingOutcome.Filed, result.Outcome);
        Assert.Equal(new FiledRequest(s_request, AdHocOrigin.Api, AdHocState.Waiting, _time.Now), result.Filed);
        Assert.Equal(result.Filed, await Requests.FindAsync("2026-03-backfill", CancellationToken.None));
    }

    [StoreFact]
    public async Task File_SameRequestAgain_IsKnownWhateverItsOriginAndState()
    {
        await FileAsync(s_request, AdHocOrigin.Configuration);
        await Requests.EndAsync(await ClaimAsync(), RunStatus.Succeeded, null, CancellationToken.None);

        var result = await FileAsync(s_request with { NotBefore = s_tonight.ToUniversalTime() }, AdHocOrigin.Command);

        Assert.Equal(FilingOutcome.AlreadyKnown, result.Outcome);
        Assert.Equal((AdHocOrigin.Configuration, AdHocState.Ended), (result.Filed.Origin, result.Filed.State));
        Assert.Single(await Requests.ListAsync(null, 10, CancellationToken.None));
    }

    public static TheoryData<AdHocRequest> Conflicting() =>
    [
        s_request with { Source = "hr" },
        s_request with { Scope = "shop" },
        s_request with { Scope = null },
        s_request with { ApproveRemovals = false },
        s_request with { NotBefore = s_tonight.AddSeconds(1) },
        s_request with { NotBefore = null },
    ];

    [StoreTheory]
    [MemberData(nameof(Conflicting))]
    public async Task File_OtherContentsUnderTheSameId_IsAConflictAndChangesNothing(AdHocRequest other)
    {
        var first = await FileAsync(s_request, AdHocOrigin.Configuration);

        var result = await FileAsync(other, AdHocOrigin.Configuration);

        Assert.Equal(new FilingResult(FilingOutcome.Conflict, first.Filed), result);
        Assert.Equal(first.Filed, await Requests.FindAsync(s_request.Id, CancellationToken.None));
    }

    [StoreFact]
    public async Task Find_UnknownRequest_ReturnsNull() => Assert.Null(await Requests.FindAsync("nothing", CancellationToken.None));

    [StoreFact]
    public async Task TryClaim_Waiting_RunsOnceAndCountsTheAttempt()
    {
        await FileAsync(s_request, AdHocOrigin.Configuration);

        var claimed = await ClaimAsync();

        Assert.Null(await TryClaimAsync(s_request.Id));
        Assert.Null(await TryClaimAsync("nothing"));
        Assert.Equal((AdHocState.Running, 1), (claimed.State, claimed.Attempts));
        Assert.Equal(claimed, await FindRequestAsync());
    }

    [StoreFact]
    public async Task TryClaim_ManyAtOnceOverTwoStores_OneSucceeds()
    {
        await FileAsync(s_request, AdHocOrigin.Configuration);
        await using var other = await OpenAsync(_time);

        var claims = Enumerable.Range(0, 16)
            .Select(number => Task.Run(() => (number % 2 == 0 ? Store : other).Requests.TryClaimAsync(s_request.Id, worker: null, CancellationToken.None)));

        Assert.Single(await Task.WhenAll(claims), static claimed => claimed is not null);
        Assert.Equal(1, (await FindRequestAsync()).Attempts);
    }

    [StoreFact]
    public async Task Release_Running_WaitsAgainWithTheReason()
    {
        await FileAsync(s_request, AdHocOrigin.Configuration);
        var claimed = await ClaimAsync();
        await Requests.NoteRunAsync(claimed, "run-1", CancellationToken.None);

        await Requests.ReleaseAsync(claimed, "The service was shut down.", begun: true, CancellationToken.None);

        var released = await FindRequestAsync();
        Assert.Equal((AdHocState.Waiting, 1, "run-1", "The service was shut down."), (released.State, released.Attempts, released.RunId, released.Detail));
        var again = await ClaimAsync();
        Assert.Equal((AdHocState.Running, 2, null), (again.State, again.Attempts, again.Detail));
    }

    [StoreFact]
    public async Task Settle_ClaimedByAnotherMeanwhile_ChangesNothing()
    {
        await FileAsync(s_request, AdHocOrigin.Configuration);
        var stalled = await ClaimAsync();
        await Requests.ReleaseAsync(stalled, "Its worker is gone.", begun: true, CancellationToken.None);
        var current = await ClaimAsync();

        await Requests.NoteRunAsync(stalled, "run-1", CancellationToken.None);
        await Requests.ReleaseAsync(stalled, "too late", begun: true, CancellationToken.None);
        await Requests.EndAsync(stalled, RunStatus.Failed, "too late", CancellationToken.None);

        Assert.Equal(current, await FindRequestAsync());
    }

    [StoreFact]
    public async Task Release_NotBegun_DoesNotCountTheAttempt()
    {
        await FileAsync(s_request, AdHocOrigin.Configuration);

        await Requests.ReleaseAsync(await ClaimAsync(), "The source is busy.", begun: false, CancellationToken.None);

        var released = await FindRequestAsync();
        Assert.Equal((AdHocState.Waiting, 0, "The source is busy."), (released.State, released.Attempts, released.Detail));
    }

    [StoreFact]
    public async Task End_Running_KeepsTheOutcomeForEver()
    {
        await FileAsync(s_request, AdHocOrigin.Configuration);
        var claimed = await ClaimAsync();
        _time.Now += TimeSpan.FromMinutes(5);
        await Requests.EndAsync(claimed, RunStatus.PartiallySucceeded, null, CancellationToken.None);

        await Requests.ReleaseAsync(claimed, "too late", begun: true, CancellationToken.None);
        await Requests.EndAsync(claimed, RunStatus.Failed, "too late", CancellationToken.None);

        Assert.Null(await TryClaimAsync(s_request.Id));
        Assert.False(await Requests.WithdrawAsync(s_request.Id, CancellationToken.None));
        var filed = await FindRequestAsync();
        Assert.Equal((AdHocState.Ended, RunStatus.PartiallySucceeded, null, _time.Now), (filed.State, filed.Outcome, filed.Detail, filed.EndedAt));
    }

    [StoreFact]
    public async Task End_Waiting_EndsWithoutARun()
    {
        var waiting = (await FileAsync(s_request, AdHocOrigin.Configuration)).Filed;

        await Requests.EndAsync(waiting, RunStatus.Failed, "There is no source \"sales\".", CancellationToken.None);

        var filed = await FindRequestAsync();
        Assert.Equal((AdHocState.Ended, RunStatus.Failed, "There is no source \"sales\".", null), (filed.State, filed.Outcome, filed.Detail, filed.RunId));
    }

    [StoreFact]
    public async Task Withdraw_NeverBegun_IsForgottenAndMayBeFiledAnew()
    {
        await FileAsync(s_request, AdHocOrigin.Configuration);

        Assert.True(await Requests.WithdrawAsync(s_request.Id, CancellationToken.None));

        Assert.Null(await Requests.FindAsync(s_request.Id, CancellationToken.None));
        Assert.Equal(FilingOutcome.Filed, (await FileAsync(s_request with { Source = "hr" }, AdHocOrigin.Configuration)).Outcome);
    }

    [StoreFact]
    public async Task Withdraw_BegunOnce_IsRefused()
    {
        await FileAsync(s_request, AdHocOrigin.Configuration);
        var claimed = await ClaimAsync();
        Assert.False(await Requests.WithdrawAsync(s_request.Id, CancellationToken.None));
        await Requests.ReleaseAsync(claimed, "again", begun: true, CancellationToken.None);

        Assert.False(await Requests.WithdrawAsync(s_request.Id, CancellationToken.None));
    }

    [StoreFact]
    public async Task ReleaseAbandoned_SomeRun_OnlyTheyWaitAgain()
    {
        foreach (var id in new[] { "waiting", "running", "running-too", "ended" })
        {
            await FileAsync(new AdHocRequest(id, "sales"), AdHocOrigin.Configuration);
            if (id != "waiting")
                await TryClaimAsync(id);
        }

        await Requests.EndAsync((await Requests.FindAsync("ended", CancellationToken.None))!, RunStatus.Succeeded, null, CancellationToken.None);

        Assert.Equal(2, await Requests.ReleaseAbandonedAsync("The service was killed.", CancellationToken.None));
        Assert.Equal("running-too running waiting", await ListRequestsAsync(AdHocState.Waiting));
        Assert.Null((await Requests.FindAsync("waiting", CancellationToken.None))!.Detail);
        Assert.Equal("The service was killed.", (await Requests.FindAsync("running", CancellationToken.None))!.Detail);
    }

    [StoreFact]
    public async Task List_Several_ReturnsTheNewestFirst()
    {
        foreach (var id in new[] { "b", "a", "c" })
            await FileAsync(new AdHocRequest(id, "sales"), AdHocOrigin.Command);
        await TryClaimAsync("a");

        Assert.Equal("c a b", await ListRequestsAsync(null));
        Assert.Equal("c a", await ListRequestsAsync(null, 2));
        Assert.Equal("a", await ListRequestsAsync(AdHocState.Running));
        Assert.Equal("", await ListRequestsAsync(AdHocState.Ended));
    }

    private Task<FilingResult> FileAsync(AdHocRequest request, AdHocOrigin origin) => Requests.FileAsync(request, origin, CancellationToken.None);

    private Task<FiledRequest?> TryClaimAsync(string id) => Requests.TryClaimAsync(id, worker: null, CancellationToken.None);

    private async Task<FiledRequest> ClaimAsync()
    {
        var claimed = await TryClaimAsync(s_request.Id);
        Assert.NotNull(claimed);
        return claimed;
    }

    private async Task<FiledRequest> FindRequestAsync() => (await Requests.FindAsync(s_request.Id, CancellationToken.None))!;

    private async Task<string> ListRequestsAsync(AdHocState? state, int limit = 10) =>
        string.Join(' ', (await Requests.ListAsync(state, limit, CancellationToken.None)).Select(static filed => filed.Request.Id));
}
