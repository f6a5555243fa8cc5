using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Changes;

/// <summary>
/// What is proposed for an aspect that an entity had and has no more: its empty form where DataHub has one, else its deletion.
/// </summary>
internal static class ClearedAspects
{
    private static readonly Dictionary<string, byte[]> s_emptyForms = new(StringComparer.Ordinal)
    {
        [AspectNames.DataJobInputOutput] = """{"inputDatasets":[],"outputDatasets":[]}"""u8.ToArray(),
        [AspectNames.Domains] = """{"domains":[]}"""u8.ToArray(),
        [AspectNames.GlobalTags] = """{"tags":[]}"""u8.ToArray(),
        [AspectNames.GlossaryTerms] = """{"terms":[],"auditStamp":{"time":0,"actor":"urn:li:corpuser:unknown"}}"""u8.ToArray(),
        [AspectNames.Ownership] = """{"owners":[],"ownerTypes":{},"lastModified":{"time":0,"actor":"urn:li:corpuser:unknown"}}"""u8.ToArray(),
        [AspectNames.UpstreamLineage] = """{"upstreams":[]}"""u8.ToArray(),
    };

    /// <summary>The proposal that clears an aspect, or <see langword="null"/> when it is clear already or only ever grows.</summary>
    public static AspectChange? Clear(AspectState aspect)
    {
        // An observation at a time is not taken back when there is no newer one; results of policies come after the crawl.
        if (aspect.Name is AspectNames.DatasetProfile or AspectNames.DatasetUsageStatistics or AspectNames.AssertionRunEvent or AspectNames.TestResults)
            return null;

        if (!s_emptyForms.TryGetValue(aspect.Name, out var empty))
            return new AspectChange(aspect.Name, ChangeType.Delete, ReadOnlyMemory<byte>.Empty, default) { Clears = true };

        var fingerprint = Fingerprints.Of(empty);
        return fingerprint == aspect.Fingerprint ? null : new AspectChange(aspect.Name, ChangeType.Upsert, empty, fingerprint)
        {
            Clears = true,
            Upstreams = LineageReferences.Read(aspect.Name, empty),
        };
    }
}
