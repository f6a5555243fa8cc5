using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Removal;

/// <summary>The status of an entity that is gone.</summary>
internal static class RemovedStatus
{
    private static readonly byte[] s_json = """{"removed":true}"""u8.ToArray();

    public static AspectChange Change { get; } = new(AspectNames.Status, ChangeType.Upsert, s_json, Fingerprints.Of(s_json));
}
