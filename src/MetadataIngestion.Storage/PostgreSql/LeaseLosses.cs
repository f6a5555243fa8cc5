using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>Says who has what was lost, and what happens next.</summary>
internal static class LeaseLosses
{
    public static LeaseLostException OfSource(string source, string runId, string holder) =>
        new($"The right to crawl source '{source}' was lost, because it was not renewed in time: {holder}. Nothing of this step was stored; what run {runId} "
            + "stored before stays, and the source's next run goes on from there.");

    public static LeaseLostException OfPart(string part, string source, string runId, string holder) =>
        new($"The right to crawl the part '{part}' of source '{source}' was lost, because run {runId} is over or the right was not renewed in time: {holder}. Nothing of this "
            + "step was stored; what was stored before stays.");

    public static LeaseLostException OfSink(string sink, string holder) =>
        new($"The right to deliver to sink '{sink}' was lost, because it was not renewed in time: {holder}. The sink's offset was left as it is; whoever delivers "
            + "next delivers the last batch again.");
}
