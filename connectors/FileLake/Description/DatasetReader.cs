using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Sampling;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Reads a dataset's sample and describes the dataset.</summary>
internal sealed class DatasetReader(FileLakeOptions options, ILogger logger)
{
    private readonly SampleReader _reader = new(options.MaxBytes);

    /// <summary>The dataset with warnings about it, or that it cannot be read.</summary>
    public async ValueTask<IReadOnlyList<CrawlItem>> ReadAsync(GroupFound found, CancellationToken cancellationToken)
    {
        var samples = found.Group.ChooseSamples();
        var sample = await ReadSampleAsync(found.Group, samples, cancellationToken).ConfigureAwait(false);
        if (samples.Count > 0 && sample.FilesRead == 0)
        {
            var (file, finding) = sample.Findings[0];
            return [new AssetUnreadable(found.Path, AssetKinds.Datasets, $"{file.Name} {finding.Message}.", finding.Remedy)];
        }

        List<CrawlItem> items = [];
        var description = await ReadDescriptionAsync(found, items, cancellationToken).ConfigureAwait(false);
        items.Insert(0, new AssetFound(DatasetBuilder.Build(found, sample, samples.Count, description)));
        items.AddRange(DatasetWarnings.About(found, sample));
        return items;
    }

    private async ValueTask<GroupSample> ReadSampleAsync(FileGroup group, IReadOnlyList<LakeFile> files, CancellationToken cancellationToken)
    {
        var sample = new GroupSample();
        var sampler = SchemaSamplers.Create(group.Format, options);
        foreach (var file in files)
        {
            await ReadFileAsync(file, sampler, sample, cancellationToken).ConfigureAwait(false);
        }

        sample.Fields = sampler.BuildFields();
        return sample;
    }

    private async ValueTask ReadFileAsync(LakeFile file, ISchemaSampler sampler, GroupSample sample, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await _reader.ReadAsync(file, cancellationToken).ConfigureAwait(false);
            FileLakeLogMessages.SampleRead(logger, bytes.Bytes.Length, file.FullPath);
            sample.Add(file, sampler.Read(bytes, cancellationToken));
            foreach (var finding in bytes.Findings)
            {
                sample.AddFinding(file, finding);
            }
        }
        catch (SampleException exception)
        {
            sample.AddFailure(file, new Finding(exception.Message, exception.Remedy));
        }
    }

    private static async ValueTask<string?> ReadDescriptionAsync(GroupFound found, List<CrawlItem> items, CancellationToken cancellationToken)
    {
        if (found.Group.Folder is null)
            return null;

        try
        {
            return await Readme.ReadAsync(found.Group.Folder, cancellationToken).ConfigureAwait(false);
        }
        catch (SampleException exception)
        {
            items.Add(new CrawlWarning(found.Path, $"The README.md of {found.Path} {exception.Message}.", exception.Remedy));
            return null;
        }
    }
}
