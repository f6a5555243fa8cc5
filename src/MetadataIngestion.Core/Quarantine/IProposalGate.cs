using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Quarantine;

/// <summary>Decides which datasets must not be proposed as they are. Used by one run, by one caller at a time.</summary>
public interface IProposalGate
{
    /// <summary>Judges datasets that are new or changed, before anything about them is proposed.</summary>
    /// <param name="datasets">The datasets with all their aspects, those that did not change among them.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    Task<GateJudgement> JudgeAsync(IReadOnlyList<EntityChange> datasets, CancellationToken cancellationToken);
}
