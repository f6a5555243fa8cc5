using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Changes;

/// <summary>Completes changes of datasets by what is remembered of their schemas, which is looked up only for those that change.</summary>
internal sealed class SchemaHistory(IRunSession session)
{
    /// <summary>The change with what is to be remembered, and with the names of renamed fields in the schema's headers.</summary>
    public async Task<EntityChange> CompleteAsync(EntityDraft draft, EntityState? state, EntityChange change, CancellationToken cancellationToken)
    {
        var schema = IndexOfSchema(change);
        if (schema < 0)
            return change;

        var memo = FieldIdentities.Encode(draft.Fields);
        if (state is null || state.Identity != draft.Key.Identity)
            return change with { Memo = memo };

        // Field identities mean something only while the dataset itself is the same.
        var before = (await session.LoadMemosAsync([state.Id], cancellationToken))[0];
        var renamed = FieldIdentities.FindRenamed(before, draft.Fields);
        return renamed.Count == 0 ? change with { Memo = memo } : change with { Memo = memo, Aspects = WithRenamed(change, schema, renamed) };
    }

    private static AspectChange[] WithRenamed(EntityChange change, int schema, IReadOnlyList<KeyValuePair<string, string>> renamed)
    {
        var aspects = change.Aspects.ToArray();
        aspects[schema] = aspects[schema] with { Headers = new Dictionary<string, string> { [ProposalHeaders.RenamedFields] = JsonText.Object(renamed) } };
        return aspects;
    }

    private static int IndexOfSchema(EntityChange change)
    {
        for (var i = 0; i < change.Aspects.Count; i++)
        {
            if (change.Aspects[i] is { Name: AspectNames.SchemaMetadata, Clears: false })
                return i;
        }

        return -1;
    }
}
