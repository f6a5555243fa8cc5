namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>What a table's writes say of it.</summary>
/// <param name="Schema">The schema of the newest write that states one, in Avro; <see langword="null"/> when none does.</param>
/// <param name="NewestFile">A file of records that was written last, from the table's folder on; <see langword="null"/> when none is known.</param>
/// <param name="Totals">The files of the table; <see langword="null"/> when not all of its writes were read.</param>
internal sealed record HudiHistory(string? Schema, string? NewestFile, HudiTotals? Totals)
{
    /// <param name="commits">The writes that were read, the newest first.</param>
    /// <param name="areAll">Whether they are all that there ever were.</param>
    public static HudiHistory Of(IReadOnlyList<HudiCommit> commits, bool areAll) => new(
        commits.Select(commit => commit.Schema).FirstOrDefault(schema => schema is not null),
        commits.SelectMany(commit => commit.Writes ?? []).Where(write => !write.IsLog).Select(write => write.Path).FirstOrDefault(),
        areAll ? HudiTotals.Of(commits.Reverse()) : null);
}
