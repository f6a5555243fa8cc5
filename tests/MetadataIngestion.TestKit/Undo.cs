namespace MetadataIngestion.TestKit;

/// <summary>What a test did to a source and how to undo it: disposal undoes it.</summary>
/// <param name="undo">Undoes it.</param>
public sealed class Undo(Func<ValueTask> undo) : IAsyncDisposable
{
    /// <summary>Undoes something in one step that needs no waiting.</summary>
    public Undo(Action undo)
        : this(() =>
        {
            undo();
            return ValueTask.CompletedTask;
        })
    {
    }

    /// <summary>Undoes it.</summary>
    public ValueTask DisposeAsync() => undo();
}
