using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Storage;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What a dataset looks like from outside: its files by name, size, time and version, what describes it, and how it is read.</summary>
internal sealed class DatasetMark(FileLakeOptions options)
{
    // Another build may find other things in the same files.
    private readonly string _reading = string.Create(
        CultureInfo.InvariantCulture,
        $"{typeof(DatasetMark).Module.ModuleVersionId} {options.SchemaFrom} {options.MergeFieldsBy} {options.Header} {options.MaxRecords} {options.MaxBytes} {options.MaxFiles}");

    public string Of(GroupFound found, IEnumerable<StoreEntry> companions)
    {
        var group = found.Group;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{_reading}\n{found.DisplayName}\n{group.Format} {group.IsSingleFile} {group.IsPartial}");
        Add(hash, $"{group.FileCount} {group.EmptyFileCount} {group.GzipCount} {group.SizeInBytes} {group.Partitions.Mark}");
        foreach (var file in group.Samples)
        {
            Add(hash, file.FullPath);
            Add(hash, file.Entry);
        }

        if (group.Newest is { } newest)
        {
            Add(hash, newest.FullPath);
            Add(hash, newest.Entry);
        }

        return End(hash, companions);
    }

    /// <param name="format">The format's name.</param>
    /// <param name="version">The table's version.</param>
    /// <param name="companions">What describes it.</param>
    public string Of(string format, string version, IEnumerable<StoreEntry> companions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"{_reading}\n{format}\n{version}");
        return End(hash, companions);
    }

    private static string End(IncrementalHash hash, IEnumerable<StoreEntry> companions)
    {
        foreach (var companion in companions)
        {
            Add(hash, companion);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, StoreEntry entry) =>
        Add(hash, $"{entry.Name} {entry.Size} {entry.Modified.UtcTicks} {entry.Version} {entry.Owner}");

    private static void Add(IncrementalHash hash, string text)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        hash.AppendData("\0"u8);
    }
}
