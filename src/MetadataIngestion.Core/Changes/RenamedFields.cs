using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Changes;

/// <summary>Names renamed fields in the headers of the proposal for the schema.</summary>
internal static class RenamedFields
{
    /// <param name="aspects">The proposals of a dataset.</param>
    /// <param name="renamed">The old and new paths of the renamed fields.</param>
    public static IReadOnlyList<AspectChange> AddTo(IReadOnlyList<AspectChange> aspects, IReadOnlyList<KeyValuePair<string, string>> renamed)
    {
        if (renamed.Count == 0)
            return aspects;

        var headers = new Dictionary<string, string> { [ProposalHeaders.RenamedFields] = JsonText.Object(renamed) };
        return [.. aspects.Select(aspect => aspect is { Name: AspectNames.SchemaMetadata, Clears: false } ? aspect with { Headers = headers } : aspect)];
    }
}
