using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.PostgreSql;

/// <summary>A run that is under way in this process.</summary>
/// <param name="Start">What was known when it began.</param>
/// <param name="Id">Its number.</param>
/// <param name="Source">The number of its source.</param>
/// <param name="Lease">The right that it writes under.</param>
internal sealed record OpenRun(RunStart Start, long Id, long Source, PostgreSqlLease Lease)
{
    /// <summary>The part of it that this process crawls; <see langword="null"/> for who has the run itself.</summary>
    public RunPart? Part { get; init; }
}
