using System.Collections.Concurrent;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Listing;
using MetadataIngestion.Connectors.FileLake.Memory;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Sidecars;
using MetadataIngestion.Connectors.FileLake.Storage;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Reads datasets' samples and describes them. Safe for use by several threads.</summary>
internal sealed class DatasetReader(ILakeStore store, CompanionReader companions, StoreUsage usage, FileLakeOptions options, ILogger logger)
{
    private const int FooterCost = 64 * 1024;

    private readonly FileReader _files = new(store, usage, logger);
    private readonly FormatReaders _formats = new(options);
    private readonly ConcurrentBag<SampleReader> _buffers = [];

    public SidecarReader Sidecars { get; } = new(companions);

    public Readme Readmes { get; } = new(companions);

    /// <summary>
    /// Sets aside what reading a dataset costs, and says when nothing is left for it: a dataset is read whole or not at all, since half of
    /// its files would look like a changed schema. To be asked in the order of the datasets.
    /// </summary>
    /// <param name="found">The dataset.</param>
    /// <param name="memory">What is remembered of its files, which costs nothing.</param>
    public AssetUnreadable? Refuse(GroupFound found, FileMemory memory)
    {
        var group = found.Group;
        var cost = group.Samples.Where(file => !memory.Knows(file)).Sum(file => Math.Min(file.Size, FileCost(group.Format)));
        return cost == 0 || usage.TryReserve(cost) ? null : LimitReached(found.Path, AssetKinds.Datasets, usage.LimitReached);
    }

    /// <summary>What is to be said of an asset that the crawl may not read any more.</summary>
    public static AssetUnreadable LimitReached(AssetPath path, AssetKinds kinds, StoreException limit) => new(path, kinds, $"{path} was not read: {limit.Message}.", limit.Remedy);

    /// <param name="found">The dataset.</param>
    /// <param name="memory">What is remembered of its files; takes what is found in them.</param>
    /// <param name="cancellationToken">Honoured while reading.</param>
    public async ValueTask<DatasetDescription> ReadAsync(GroupFound found, FileMemory memory, CancellationToken cancellationToken)
    {
        var samples = found.Group.Samples;
        var sample = await ReadSampleAsync(found.Group, memory, cancellationToken).ConfigureAwait(false);
        if (samples.Count > 0 && sample.FilesRead == 0)
        {
            var (file, finding) = sample.Findings[0];
            return new DatasetDescription([new AssetUnreadable(found.Path, AssetKinds.Datasets, $"{file.Name} {finding.Message}.", finding.Remedy)], IsLasting: false);
        }

        List<CrawlItem> warnings = [];
        var description = await ReadDescriptionAsync(found, warnings, cancellationToken).ConfigureAwait(false);
        var isDescribed = warnings.Count == 0;
        var dataset = DatasetBuilder.Build(found, sample, samples.Count, description) with { Owners = OwnersOf(found.Group) };
        var described = await AddSidecarsAsync(found.Group, dataset, cancellationToken).ConfigureAwait(false);
        return new DatasetDescription(
            [.. described.Items, .. warnings, .. DatasetWarnings.About(found, sample)],
            IsLasting: described.IsLasting && isDescribed && memory.IsLasting);
    }

    private IReadOnlyList<OwnerEvidence> OwnersOf(FileGroup group) =>
        group.Newest is { } newest ? store.OwnersOf(newest.FullPath, newest.Entry) : [];

    private ValueTask<DatasetDescription> AddSidecarsAsync(FileGroup group, Dataset dataset, CancellationToken cancellationToken) =>
        (group.Folder ?? StorePath.FolderOf(group.Newest?.FullPath)) is { } folder
            ? Sidecars.AddAsync(dataset, folder, isFolder: group.Folder is not null, cancellationToken)
            : new ValueTask<DatasetDescription>(new DatasetDescription([new AssetFound(dataset)], IsLasting: true));

    private long FileCost(FileFormat format) => FileKind.IsBinary(format) ? FooterCost : options.MaxBytes;

    /// <summary>Reads the files as what their names say; when no name says it, or none of them is that, as what the first of them is.</summary>
    private async ValueTask<GroupSample> ReadSampleAsync(FileGroup group, FileMemory memory, CancellationToken cancellationToken)
    {
        var files = group.Samples;
        var sample = group.Format == FileFormat.Unnamed
            ? new GroupSample(group.Format)
            : await ReadSampleAsync(group.Format, files, memory, cancellationToken).ConfigureAwait(false);
        if (sample.FilesRead > 0 || files.Count == 0)
            return sample;

        var (found, failure) = await _files.SniffAsync(files[0], memory, cancellationToken).ConfigureAwait(false);
        if (found is { } format && format != group.Format)
            return FormatMismatch.Note(await ReadSampleAsync(format, files, memory, cancellationToken).ConfigureAwait(false), group.Format);

        if (group.Format == FileFormat.Unnamed)
        {
            sample.AddFailure(files[0], failure ?? FormatMismatch.Unknown);
        }

        return sample;
    }

    private async ValueTask<GroupSample> ReadSampleAsync(FileFormat format, IReadOnlyList<LakeFile> files, FileMemory memory, CancellationToken cancellationToken)
    {
        var sample = new GroupSample(format);
        var buffer = _buffers.TryTake(out var idle) ? idle : new SampleReader(options.MaxBytes);
        var reader = _formats.Create(format, buffer);
        foreach (var file in files)
        {
            await _files.ReadAsync(file, reader, memory, sample, cancellationToken).ConfigureAwait(false);
        }

        sample.Described = reader.Describe();
        _buffers.Add(buffer);
        return sample;
    }

    private async ValueTask<string?> ReadDescriptionAsync(GroupFound found, List<CrawlItem> warnings, CancellationToken cancellationToken)
    {
        if (found.Group.Folder is null)
            return null;

        try
        {
            return await Readmes.ReadAsync(found.Group.Folder, cancellationToken).ConfigureAwait(false);
        }
        catch (SampleException exception)
        {
            warnings.Add(new CrawlWarning(found.Path, $"The README.md of {found.Path} {exception.Message}.", exception.Remedy));
            return null;
        }
    }
}
