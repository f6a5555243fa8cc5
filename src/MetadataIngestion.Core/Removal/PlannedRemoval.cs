using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Removal;

/// <summary>An entity that is to be removed.</summary>
/// <param name="Entity">The entity.</param>
/// <param name="Reason">Why.</param>
/// <param name="RenamedTo">The URN it lives on under, when it was renamed.</param>
internal sealed record PlannedRemoval(LiveEntity Entity, string Reason, string? RenamedTo)
{
    /// <summary>Why the asset is removed that it follows from; <see langword="null"/> when that stays, or when it is an asset itself.</summary>
    public string? AssetReason { get; init; }

    /// <summary>Whether it is the test of a policy that is no longer in use, although its source is there.</summary>
    public bool IsWithdrawnTest => Entity.Key.EntityType == EntityTypes.Test && AssetReason is null;

    /// <summary>Its turn: what tells of an asset goes while the asset is known, and tests go when nothing refers to them.</summary>
    public int Turn => Entity.Key.EntityType switch { EntityTypes.Assertion or EntityTypes.Incident => 0, EntityTypes.Test => 2, _ => 1 };

    /// <summary>Whether anything is lost with it: a renamed entity is proven to live on, and a finding that is gone is none the less good news.</summary>
    public bool IsLoss => Reason != RemovalReasons.Renamed && Entity.Key.EntityType != EntityTypes.Incident;

    /// <summary>The proposal that removes it.</summary>
    public EntityChange ToChange()
    {
        var headers = new Dictionary<string, string> { [ProposalHeaders.RemovalReason] = Reason };
        if (RenamedTo is not null)
            headers.Add(ProposalHeaders.RenamedTo, RenamedTo);

        var status = RemovedStatus.Change with { Headers = headers };
        return new EntityChange { Key = Entity.Key, Id = Entity.Id, Removed = true, Aspects = [status] };
    }
}
