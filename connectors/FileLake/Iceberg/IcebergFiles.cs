using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Storage;
using MetadataIngestion.Connectors.FileLake.Tables;

namespace MetadataIngestion.Connectors.FileLake.Iceberg;

/// <summary>Finds the metadata file that is the table's current one, as well as the storage alone can tell.</summary>
internal sealed partial class IcebergFiles
{
    public const string Folder = "metadata";
    private const string HintName = "version-hint.text";
    private const int MaxHint = 1024;

    private readonly List<(long Number, StoreEntry Entry)> _metadata = [];
    private readonly LogMark _mark = new();
    private StoreEntry? _hint;

    private IcebergFiles()
    {
    }

    public bool Any => _metadata.Count > 0;

    /// <summary>Changes whenever one of the files does, manifests among them.</summary>
    public string Mark => _mark.ToString();

    public static async ValueTask<IcebergFiles> ListAsync(ILakeStore store, string table, CancellationToken cancellationToken)
    {
        var files = new IcebergFiles();
        await foreach (var entry in store.ListAsync(StorePath.Join(table, Folder), cancellationToken).ConfigureAwait(false))
        {
            if (entry.Kind == StoreEntryKind.File)
            {
                files._mark.Add(entry);
                files.Add(entry);
            }
        }

        return files;
    }

    /// <summary>The file that the hint names, or a newer one; the newest without a hint. There is one.</summary>
    /// <param name="store">Where the table is.</param>
    /// <param name="table">Its folder.</param>
    /// <param name="findings">Takes what is wrong with the hint.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async ValueTask<StoreEntry> FindCurrentAsync(ILakeStore store, string table, List<Finding> findings, CancellationToken cancellationToken)
    {
        if (_hint is not { } entry)
            return Newest(_metadata);

        var hint = await ReadHintAsync(store, StorePath.Join(StorePath.Join(table, Folder), HintName), entry, cancellationToken).ConfigureAwait(false);
        var hinted = _metadata.FindAll(file => IsNamed(file.Number, file.Entry.Name, hint));
        if (hinted.Count > 0)
            return Newest(Since(hinted[0].Number));

        findings.Add(new Finding(
            $"has a version hint that points nowhere ('{hint}'), so that the newest metadata file was taken",
            "Have the engine that writes the table write the hint again."));
        return Newest(_metadata);
    }

    [GeneratedRegex(@"^(?:v(?<number>\d{1,18})|(?<number>\d{1,18})-[^/]+)(?:\.gz\.metadata\.json|\.metadata\.json|\.metadata\.json\.gz)$")]
    private static partial Regex NamePattern();

    private static async ValueTask<string> ReadHintAsync(ILakeStore store, string path, StoreEntry entry, CancellationToken cancellationToken)
    {
        var file = await store.OpenAsync(path, entry, cancellationToken).ConfigureAwait(false);
        await using (file.ConfigureAwait(false))
        {
            return entry.Size <= MaxHint ? Encoding.UTF8.GetString(await LogFile.ReadAsync(file, MaxHint, cancellationToken).ConfigureAwait(false)).Trim() : string.Empty;
        }
    }

    /// <summary>Hints are a number, or with some writers the file's name without its ending.</summary>
    private static bool IsNamed(long number, string name, string hint) =>
        (long.TryParse(hint, NumberStyles.None, CultureInfo.InvariantCulture, out var hinted) && hinted == number)
        || (hint.Length > 0 && name.StartsWith(hint, StringComparison.Ordinal) && name[hint.Length..].Contains(".metadata.json", StringComparison.Ordinal));

    /// <summary>The hint is written after the file, so that it may be older than the newest; what follows it without a gap counts.</summary>
    private List<(long Number, StoreEntry Entry)> Since(long number)
    {
        var numbers = _metadata.Select(file => file.Number).ToHashSet();
        while (numbers.Contains(number + 1))
        {
            number++;
        }

        return _metadata.FindAll(file => file.Number == number);
    }

    private static StoreEntry Newest(List<(long Number, StoreEntry Entry)> files) =>
        files.OrderByDescending(file => file.Number).ThenByDescending(file => file.Entry.Modified).ThenByDescending(file => file.Entry.Name, StringComparer.Ordinal).First().Entry;

    private void Add(StoreEntry entry)
    {
        if (entry.Name == HintName)
        {
            _hint = entry;
        }
        else if (NamePattern().Match(entry.Name) is { Success: true } name)
        {
            _metadata.Add((long.Parse(name.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), entry));
        }
    }
}
