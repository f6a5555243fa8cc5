using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Tests.Storing;

internal sealed class LosableLease(IStoreLease held, CancellationToken lost) : IStoreLease
{
    public CancellationToken Lost => lost;

    public ValueTask DisposeAsync() => held.DisposeAsync();
}
