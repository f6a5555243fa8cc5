namespace MetadataIngestion.Core.Proposals;

/// <summary>A batch of entities on its way to the store, with the bytes of their aspects. Reused once it is stored.</summary>
internal sealed class ProposalBatch : IDisposable
{
    private const int MaxEntities = 256;
    private const int MaxBytes = 4 << 20;

    public AspectBuffer Buffer { get; } = new();

    public List<EntityDraft> Entities { get; } = new(MaxEntities);

    public bool IsFull => Entities.Count >= MaxEntities || Buffer.Length >= MaxBytes;

    public void Clear()
    {
        Entities.Clear();
        Buffer.Clear();
    }

    public void Dispose() => Buffer.Dispose();
}
