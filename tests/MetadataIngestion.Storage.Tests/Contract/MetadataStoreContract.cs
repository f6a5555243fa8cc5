using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>What every store must do. A store's tests derive from this class and say how to open it.</summary>
public abstract partial class MetadataStoreContract : IAsyncLifetime
{
    private readonly SettableTime _time = new();
    private int _runs;

    private IMetadataStore Store { get; set; } = null!;

    public async Task InitializeAsync() => Store = await OpenAsync(_time);

    public async Task DisposeAsync() => await Store.DisposeAsync();

    /// <summary>Opens the test's database, which is empty the first time and the same every time after.</summary>
    protected abstract Task<IMetadataStore> OpenAsync(TimeProvider timeProvider);

    private Task<IRunSession> BeginAsync(string source = "sales", string? runId = null) =>
        Store.BeginRunAsync(Start(source, runId ?? $"run-{++_runs}"), CancellationToken.None);

    private RunStart Start(string source, string runId) => new(runId, source, _time.Now);

    /// <summary>Commits in a run of its own.</summary>
    private async Task<CommitResult> CommitAsync(string source, params EntityChange[] changes)
    {
        await using var session = await BeginAsync(source);
        return await session.CommitAsync(changes, CancellationToken.None);
    }

    private Task<List<LogEntry>> ReadAsync(LogQuery? query = null) => Samples.ToListAsync(Store.ReadLogAsync(query ?? new LogQuery(), CancellationToken.None));

    private async Task<string> ReadOffsetsAsync(LogQuery query) => string.Join(' ', (await ReadAsync(query)).ConvertAll(static entry => entry.Offset));

    private static async Task<EntityState?> LoadAsync(IRunSession session, string urn) => (await session.LoadAsync([urn], CancellationToken.None))[0];

    private static Task<List<LiveEntity>> ReadLiveAsync(IRunSession session) => Samples.ToListAsync(session.ReadLiveEntitiesAsync(CancellationToken.None));
}
