using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tests.Contract;

internal static class StoreMoves
{
    /// <summary>Moves a sink from wherever it is.</summary>
    public static async Task MoveSinkAsync(
        this IMetadataStore store, string sink, long offset, IReadOnlyList<RejectedEntry> rejected, CancellationToken cancellationToken)
    {
        var expected = await store.GetSinkOffsetAsync(sink, cancellationToken);
        Assert.True(await store.TryMoveSinkAsync(sink, expected, offset, rejected, under: null, cancellationToken));
    }
}
