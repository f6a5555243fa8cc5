using System.Globalization;
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
        using var mark = new MarkWriter();
        mark.Add(_reading);
        mark.Add(found.DisplayName);
        mark.Add((long)group.Format);
        mark.Add((group.IsSingleFile ? 1 : 0) + (group.IsPartial ? 2 : 0));
        mark.Add(group.FileCount);
        mark.Add(group.EmptyFileCount);
        mark.Add(string.Join(',', group.Packings));
        mark.Add(group.SizeInBytes);
        mark.Add(unchecked((long)group.Partitions.Mark));
        foreach (var file in group.Samples)
        {
            Add(mark, file);
        }

        if (group.Newest is { } newest)
        {
            Add(mark, newest);
        }

        return End(mark, companions);
    }

    /// <param name="format">The format's name.</param>
    /// <param name="version">The table's version.</param>
    /// <param name="companions">What describes it.</param>
    public string Of(string format, string version, IEnumerable<StoreEntry> companions)
    {
        using var mark = new MarkWriter();
        mark.Add(_reading);
        mark.Add(format);
        mark.Add(version);
        return End(mark, companions);
    }

    private static void Add(MarkWriter mark, LakeFile file)
    {
        mark.Add(file.Folder);
        mark.Add(file.Entry);
    }

    private static string End(MarkWriter mark, IEnumerable<StoreEntry> companions)
    {
        foreach (var companion in companions)
        {
            mark.Add(companion);
        }

        return mark.End();
    }
}
