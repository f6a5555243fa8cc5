using System.Collections.Concurrent;
using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Sidecars;
using MetadataIngestion.Connectors.FileLake.Storage;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Reads datasets' samples and describes them. Safe for use by several threads.</summary>
internal sealed class DatasetReader(LakeFolders folders, StoreUsage usage, FileLakeOptions options, ILogger logger)
{
    private const int FooterCost = 64 * 1024;

    private readonly FormatReaders _formats = new(options);
    private readonly ConcurrentBag<SampleReader> _buffers = [];

    public SidecarReader Sidecars { get; } = new(folders);

    public Readme Readmes { get; } = new(folders);

    /// <summary>
    /// Sets aside what reading a dataset costs, and says when nothing is left for it: a dataset is read whole or not at all, since half of
    /// its files would look like a changed schema. To be asked in the order of the datasets.
    /// </summary>
    public AssetUnreadable? Refuse(GroupFound found)
    {
        var group = found.Group;
        if (group.Samples.Count == 0 || usage.TryReserve(group.Samples.Sum(file => Math.Min(file.Size, FileCost(group.Format)))))
            return null;

        return new AssetUnreadable(
            found.Path,
            AssetKinds.Datasets,
            string.Create(CultureInfo.InvariantCulture, $"{found.Path} was not read: the crawl may read {options.MaxTotalBytes} bytes, which the datasets before it use up."),
            "Raise MaxTotalBytes, lower MaxBytes or MaxFiles, or crawl parts of the lake as sources of their own.");
    }

    public async ValueTask<DatasetDescription> ReadAsync(GroupFound found, CancellationToken cancellationToken)
    {
        var samples = found.Group.Samples;
        var sample = await ReadSampleAsync(found.Group, samples, cancellationToken).ConfigureAwait(false);
        if (samples.Count > 0 && sample.FilesRead == 0)
        {
            var (file, finding) = sample.Findings[0];
            return new DatasetDescription([new AssetUnreadable(found.Path, AssetKinds.Datasets, $"{file.Name} {finding.Message}.", finding.Remedy)], IsLasting: false);
        }

        List<CrawlItem> items = [];
        var description = await ReadDescriptionAsync(found, items, cancellationToken).ConfigureAwait(false);
        var dataset = DatasetBuilder.Build(found, sample, samples.Count, description) with { Owners = OwnersOf(found.Group) };
        items.InsertRange(0, await AddSidecarsAsync(found.Group, dataset, cancellationToken).ConfigureAwait(false));
        var isLasting = items.Count == 1 && sample.FilesRead == samples.Count;
        items.AddRange(DatasetWarnings.About(found, sample));
        return new DatasetDescription(items, isLasting);
    }

    private IReadOnlyList<OwnerEvidence> OwnersOf(FileGroup group) =>
        group.Newest is { } newest ? folders.Store.OwnersOf(newest.FullPath, newest.Entry) : [];

    private ValueTask<IReadOnlyList<CrawlItem>> AddSidecarsAsync(FileGroup group, Dataset dataset, CancellationToken cancellationToken) =>
        (group.Folder ?? StorePath.FolderOf(group.Newest?.FullPath)) is { } folder
            ? Sidecars.AddAsync(dataset, folder, isFolder: group.Folder is not null, cancellationToken)
            : new ValueTask<IReadOnlyList<CrawlItem>>([new AssetFound(dataset)]);

    private long FileCost(FileFormat format) => format is FileFormat.Parquet or FileFormat.Avro or FileFormat.Orc ? FooterCost : options.MaxBytes;

    /// <summary>Reads the files as what their names say; when no name says it, or none of them is that, as what the first of them is.</summary>
    private async ValueTask<GroupSample> ReadSampleAsync(FileGroup group, IReadOnlyList<LakeFile> files, CancellationToken cancellationToken)
    {
        var sample = group.Format == FileFormat.Unnamed ? new GroupSample(group.Format) : await ReadSampleAsync(group.Format, files, cancellationToken).ConfigureAwait(false);
        if (sample.FilesRead > 0 || files.Count == 0)
            return sample;

        var (found, failure) = await SniffAsync(files[0], cancellationToken).ConfigureAwait(false);
        if (found is { } format && format != group.Format)
            return FormatMismatch.Note(await ReadSampleAsync(format, files, cancellationToken).ConfigureAwait(false), group.Format);

        if (group.Format == FileFormat.Unnamed)
        {
            sample.AddFailure(files[0], failure ?? FormatMismatch.Unknown);
        }

        return sample;
    }

    private async ValueTask<(FileFormat? Format, Finding? Failure)> SniffAsync(LakeFile file, CancellationToken cancellationToken)
    {
        try
        {
            var content = await folders.Store.OpenAsync(file.FullPath, file.Entry, cancellationToken).ConfigureAwait(false);
            await using (content.ConfigureAwait(false))
            {
                return (await FormatSniffer.SniffAsync(content, file.Kind.Packing, cancellationToken).ConfigureAwait(false), null);
            }
        }
        catch (SampleException exception)
        {
            return (null, new Finding(exception.Message, exception.Remedy));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            var failure = SampleException.From(exception, file.FullPath);
            return (null, new Finding(failure.Message, failure.Remedy));
        }
    }

    private async ValueTask<GroupSample> ReadSampleAsync(FileFormat format, IReadOnlyList<LakeFile> files, CancellationToken cancellationToken)
    {
        var sample = new GroupSample(format);
        var buffer = _buffers.TryTake(out var idle) ? idle : new SampleReader(options.MaxBytes);
        var reader = _formats.Create(format, buffer);
        foreach (var file in files)
        {
            await ReadFileAsync(file, reader, sample, cancellationToken).ConfigureAwait(false);
        }

        sample.Described = reader.Describe();
        _buffers.Add(buffer);
        return sample;
    }

    private async ValueTask ReadFileAsync(LakeFile file, IFormatReader reader, GroupSample sample, CancellationToken cancellationToken)
    {
        try
        {
            var before = usage.BytesRead;
            sample.Add(file, await ReadFileAsync(file, reader, cancellationToken).ConfigureAwait(false));
            FileLakeLogMessages.SampleRead(logger, usage.BytesRead - before, file.FullPath);
        }
        catch (SampleException exception)
        {
            sample.AddFailure(file, new Finding(exception.Message, exception.Remedy));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException)
        {
            var failure = SampleException.From(exception, file.FullPath);
            sample.AddFailure(file, new Finding(failure.Message, failure.Remedy));
        }
    }

    /// <summary>A file that is replaced between listing and reading is read once more, as it is then.</summary>
    private async ValueTask<FileFindings> ReadFileAsync(LakeFile file, IFormatReader reader, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadFileAsync(file, file.Entry, reader, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception) when (exception.Fault == StoreFault.Changed)
        {
            var entry = await folders.Store.FindAsync(file.FullPath, cancellationToken).ConfigureAwait(false) ?? throw new FileNotFoundException(null, file.FullPath);
            return await ReadFileAsync(file, entry, reader, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<FileFindings> ReadFileAsync(LakeFile file, StoreEntry entry, IFormatReader reader, CancellationToken cancellationToken)
    {
        var content = await folders.Store.OpenAsync(file.FullPath, entry, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            return await reader.ReadAsync(content, file.Kind.Packing, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<string?> ReadDescriptionAsync(GroupFound found, List<CrawlItem> items, CancellationToken cancellationToken)
    {
        if (found.Group.Folder is null)
            return null;

        try
        {
            return await Readmes.ReadAsync(found.Group.Folder, cancellationToken).ConfigureAwait(false);
        }
        catch (SampleException exception)
        {
            items.Add(new CrawlWarning(found.Path, $"The README.md of {found.Path} {exception.Message}.", exception.Remedy));
            return null;
        }
    }
}
