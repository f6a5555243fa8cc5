using MetadataIngestion.Core.Crawling;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Changes;

/// <summary>Compares entities with what was proposed before and says what is to be proposed now.</summary>
internal sealed class ChangeDetector(EmitMode mode)
{
    /// <summary>The change of one entity, or <see langword="null"/> when there is nothing to store.</summary>
    public DetectedChange? Detect(EntityDraft draft, AspectBuffer buffer, EntityState? state)
    {
        List<AspectChange>? changes = null;
        var differs = false;
        foreach (var aspect in draft.Aspects)
        {
            var before = Find(state, aspect.Name);
            if (before is not null && draft.IsUnknown(aspect.Name))
                continue;

            var isNew = before is null || before.Value.Fingerprint != aspect.Fingerprint;
            differs |= isNew;
            if (isNew || mode == EmitMode.All)
                (changes ??= []).Add(ToChange(aspect, buffer));
        }

        var cleared = AddCleared(draft, buffer, state, ref changes);
        if (changes is null && !KeyDiffers(draft.Key, state))
            return null;

        var kind = KindOf(state, differs || cleared);
        return new DetectedChange(kind, new EntityChange { Key = draft.Key, Id = state?.Id, Aspects = changes ?? [] });
    }

    private static EntityChangeKind? KindOf(EntityState? state, bool differs)
    {
        if (state is null || state.Removed)
            return EntityChangeKind.Added;

        return differs ? EntityChangeKind.Changed : null;
    }

    private static bool AddCleared(EntityDraft draft, AspectBuffer buffer, EntityState? state, ref List<AspectChange>? changes)
    {
        if (state is null)
            return false;

        var any = false;
        foreach (var before in state.Aspects)
        {
            if (!Has(draft, before.Name) && !draft.IsUnknown(before.Name) && Clear(draft, buffer, before) is { } cleared)
            {
                (changes ??= []).Add(cleared);
                any = true;
            }
        }

        return any;
    }

    private static AspectChange? Clear(EntityDraft draft, AspectBuffer buffer, AspectState before)
    {
        if (draft.TakenBack is not { } taken || taken.Name != before.Name)
            return ClearedAspects.Clear(before);

        return taken.Fingerprint == before.Fingerprint ? null : ToChange(taken, buffer) with { Clears = true };
    }

    private static AspectChange ToChange(EncodedAspect aspect, AspectBuffer buffer)
    {
        var json = aspect.Json(buffer);
        return new AspectChange(aspect.Name, aspect.ChangeType, json, aspect.Fingerprint) { Upstreams = LineageReferences.Read(aspect.Name, json) };
    }

    private static bool KeyDiffers(EntityKey key, EntityState? state) =>
        state is null || state.Path != key.Path || state.Identity != key.Identity;

    private static AspectState? Find(EntityState? state, string name)
    {
        if (state is null)
            return null;

        foreach (var aspect in state.Aspects)
        {
            if (aspect.Name == name)
                return aspect;
        }

        return null;
    }

    private static bool Has(EntityDraft draft, string name)
    {
        foreach (var aspect in draft.Aspects)
        {
            if (aspect.Name == name)
                return true;
        }

        return false;
    }
}
