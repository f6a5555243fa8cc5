using MetadataIngestion.Mesh.Policies.Model;

namespace MetadataIngestion.Mesh.Policies.Following;

/// <summary>What is known of one policy and one asset.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Message">What is wrong; <see langword="null"/> when nothing is.</param>
/// <param name="IsWaived">Whether someone answers for it: the asset has neither passed nor failed then.</param>
internal sealed record Judgement(Policy Policy, string? Message, bool IsWaived);
