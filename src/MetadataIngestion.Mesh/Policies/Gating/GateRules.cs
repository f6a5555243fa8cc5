using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Gating;

/// <summary>Which policies can be gates.</summary>
internal static class GateRules
{
    /// <summary>Why a policy cannot be a gate, and what to do about it; <see langword="null"/> when it can.</summary>
    public static (string Message, string Remedy)? Refuse(Policy policy)
    {
        if (policy.EntityType != EntityTypes.Dataset)
            return ($"It rules entities of the type {policy.EntityType}, and only datasets can wait.", "Delete gate: true.");

        return (GateQuery.FindBeyond(policy.Applies) ?? GateQuery.FindBeyond(policy.Select)) is { } beyond
            ? ($"A gate judges a dataset by itself before it is in the log, and the query {beyond}.", "Ask only what the dataset itself tells, with each view tied to mesh_scope, or delete gate: true.")
            : null;
    }
}
