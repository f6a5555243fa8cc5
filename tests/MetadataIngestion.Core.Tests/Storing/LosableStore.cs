using System.Reflection;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Tests.Storing;

/// <summary>A real store whose exclusive rights are lost at a test's word.</summary>
public class LosableStore : DispatchProxy
{
    private IMetadataStore _store = null!;
    private CancellationTokenSource _loss = new();

    /// <summary>The store as others see it.</summary>
    public IMetadataStore Store => (IMetadataStore)(object)this;

    public static LosableStore Over(IMetadataStore store)
    {
        var losable = (LosableStore)(object)Create<IMetadataStore, LosableStore>();
        losable._store = store;
        return losable;
    }

    /// <summary>Whoever holds a right now loses it; the rights taken from now on are held.</summary>
    public void Lose() => Interlocked.Exchange(ref _loss, new CancellationTokenSource()).Cancel();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name switch
    {
        nameof(IMetadataStore.TryTakeAsync) => TakeAsync((StoreLease)args![0]!, (CancellationToken)args[1]!),
        nameof(IMetadataStore.BeginRunAsync) => BeginAsync((RunStart)args![0]!, (CancellationToken)args[1]!),
        _ => targetMethod.Invoke(_store, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null),
    };

    private async Task<IStoreLease?> TakeAsync(StoreLease lease, CancellationToken cancellationToken) =>
        await _store.TryTakeAsync(lease, cancellationToken) is { } taken ? new LosableLease(taken, _loss.Token) : null;

    private async Task<IRunSession> BeginAsync(RunStart start, CancellationToken cancellationToken) =>
        new LosableSession(await _store.BeginRunAsync(start, cancellationToken), _loss.Token);
}
