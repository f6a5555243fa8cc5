using System.Text;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Hudi;

/// <summary>Reads the properties of a table and what its writes say.</summary>
internal sealed class HudiReader(ILakeStore store)
{
    private const int MaxProperties = 4 * 1024 * 1024;
    private const int MaxCommit = 64 * 1024 * 1024;

    // What is read for the sake of rows and sizes: Hudi archives writes long before there are so many.
    private const int MaxWrites = 100;
    private const long MaxBytes = 64 * 1024 * 1024;

    // Deletions and compactions may carry no schema; more of them in a row than this are unheard of.
    private const int MaxWritesForSchema = 20;

    /// <exception cref="SampleException">There is no such file, or it is too long.</exception>
    public async ValueTask<SortedDictionary<string, string>> ReadPropertiesAsync(string table, StoreEntry entry, CancellationToken cancellationToken)
    {
        var path = StorePath.Join(StorePath.Join(table, HudiTimeline.Folder), entry.Name);
        return JavaProperties.Parse(Encoding.UTF8.GetString(await ReadAsync(path, entry, MaxProperties, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>Reads all writes, when that costs little and none was archived; else the newest, until one states a schema.</summary>
    /// <param name="timeline">The writes.</param>
    /// <param name="isWhole">Whether none was archived.</param>
    /// <param name="findings">Takes what is wrong with writes.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<HudiHistory> ReadHistoryAsync(HudiTimeline timeline, bool isWhole, List<Finding> findings, CancellationToken cancellationToken)
    {
        var instants = timeline.Writes.ToList();
        var wantsAll = isWhole && instants.Count <= MaxWrites && instants.Sum(instant => instant.Entry.Size) <= MaxBytes;
        List<HudiCommit> commits = [];
        foreach (var instant in wantsAll ? instants : instants.Take(MaxWritesForSchema))
        {
            if (await TryReadAsync(instant, findings, cancellationToken).ConfigureAwait(false) is { } commit)
                commits.Add(commit);

            if (!wantsAll && commits is [.., { Schema: not null }])
                break;
        }

        return HudiHistory.Of(commits, areAll: wantsAll && commits.Count == instants.Count);
    }

    private async ValueTask<HudiCommit?> TryReadAsync(HudiInstant instant, List<Finding> findings, CancellationToken cancellationToken)
    {
        try
        {
            return HudiCommit.Parse(instant, await ReadAsync(instant.Path, instant.Entry, MaxCommit, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (JsonMembers.IsDamage(exception) || exception is SampleException)
        {
            findings.Add(new Finding($"has a Hudi timeline whose file {instant.Entry.Name} is damaged: {exception.Message}", "Restore the file, or have the engine that writes the table roll it back."));
            return null;
        }
    }

    private async ValueTask<byte[]> ReadAsync(string path, StoreEntry entry, int maxBytes, CancellationToken cancellationToken)
    {
        var file = await store.OpenAsync(path, entry, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            return await LogFile.ReadAsync(file, maxBytes, cancellationToken).ConfigureAwait(false);
        }
    }
}
