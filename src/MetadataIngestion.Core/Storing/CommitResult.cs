namespace MetadataIngestion.Core.Storing;

/// <summary>The outcome of a commit.</summary>
/// <param name="EntityIds">The numbers of the changed entities, in the order of the changes.</param>
/// <param name="FirstOffset">The offset of the first appended entry; 0 when none was.</param>
/// <param name="LastOffset">The offset of the last appended entry; 0 when none was.</param>
public sealed record CommitResult(IReadOnlyList<long> EntityIds, long FirstOffset, long LastOffset);
