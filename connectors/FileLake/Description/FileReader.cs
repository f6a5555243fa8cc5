using MetadataIngestion.Connectors.FileLake.Compression;
using MetadataIngestion.Connectors.FileLake.Inference;
using MetadataIngestion.Connectors.FileLake.Layout;
using MetadataIngestion.Connectors.FileLake.Memory;
using MetadataIngestion.Connectors.FileLake.Sampling;
using MetadataIngestion.Connectors.FileLake.Storage;
using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.FileLake.Description;

/// <summary>Reads single files, unless it is remembered what was found in them.</summary>
internal sealed class FileReader(ILakeStore store, StoreUsage usage, ILogger logger)
{
    /// <summary>Adds to a dataset's sample what a file shows, or why it cannot be read.</summary>
    /// <exception cref="StoreException">The crawl has read all that it may read.</exception>
    public async ValueTask ReadAsync(LakeFile file, IFormatReader reader, FileMemory memory, GroupSample sample, CancellationToken cancellationToken)
    {
        try
        {
            sample.Add(file, memory.Find(file, sample.Format) is { } known
                ? await RecallAsync(known, reader, memory, cancellationToken).ConfigureAwait(false)
                : await ReadAsync(file, reader, memory, sample.Format, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (IsAboutTheFile(exception))
        {
            AddFailure(file, exception as SampleException ?? SampleException.From(exception, file.FullPath), memory, sample);
        }
    }

    /// <summary>Finds out from a file's beginning what it is.</summary>
    /// <exception cref="StoreException">The crawl has read all that it may read.</exception>
    public async ValueTask<(FileFormat? Format, Finding? Failure)> SniffAsync(LakeFile file, FileMemory memory, CancellationToken cancellationToken)
    {
        if (memory.Find(file, FileFormat.Unnamed) is not { } sniffed)
        {
            try
            {
                sniffed = RememberedFile.Of(file, FileFormat.Unnamed) with { Found = await SniffAsync(file, cancellationToken).ConfigureAwait(false) };
            }
            catch (Exception exception) when (IsAboutTheFile(exception))
            {
                var failure = exception as SampleException ?? SampleException.From(exception, file.FullPath);
                sniffed = RememberedFile.Of(file, FileFormat.Unnamed) with { Failure = new Finding(failure.Message, failure.Remedy) };
                if (!failure.IsLasting)
                {
                    memory.Forget();
                    return (null, sniffed.Failure);
                }
            }
        }

        memory.Remember(sniffed);
        return (sniffed.Found, sniffed.Failure);
    }

    private static bool IsAboutTheFile(Exception exception) =>
        exception is SampleException or InvalidDataException or NotSupportedException || StoreException.IsAboutOne(exception);

    private async ValueTask<FileFormat?> SniffAsync(LakeFile file, CancellationToken cancellationToken)
    {
        var content = await store.OpenAsync(file.FullPath, file.Entry, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            return await FormatSniffer.SniffAsync(content, file.Kind.Packing, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async ValueTask<FileFindings> RecallAsync(RememberedFile known, IFormatReader reader, FileMemory memory, CancellationToken cancellationToken)
    {
        if (known.Failure is { } failure)
            throw new SampleException(failure.Message, failure.Remedy);

        memory.Remember(known);
        if (known is { Findings: { } findings } && reader is TextFormatReader text)
        {
            text.Add(findings);
            return findings;
        }

        return await reader.ReadAsync(new ExtractFile(known.Extract!), Codec.None, cancellationToken).ConfigureAwait(false);
    }

    private static void AddFailure(LakeFile file, SampleException exception, FileMemory memory, GroupSample sample)
    {
        var finding = new Finding(exception.Message, exception.Remedy);
        sample.AddFailure(file, finding);
        if (exception.IsLasting)
        {
            memory.Remember(RememberedFile.Of(file, sample.Format) with { Failure = finding });
        }
        else
        {
            memory.Forget();
        }
    }

    /// <summary>A file that is replaced between listing and reading is read once more, as it is then.</summary>
    private async ValueTask<FileFindings> ReadAsync(LakeFile file, IFormatReader reader, FileMemory memory, FileFormat format, CancellationToken cancellationToken)
    {
        var before = usage.BytesRead;
        var (findings, extract) = await ReadNewestAsync(file, reader, memory.IsKept && FileKind.IsBinary(format) ? format : null, cancellationToken).ConfigureAwait(false);
        FileLakeLogMessages.SampleRead(logger, usage.BytesRead - before, file.FullPath);
        if (memory.IsKept && (reader is TextFormatReader || extract is not null))
        {
            memory.Remember(RememberedFile.Of(file, format) with { Findings = extract is null ? findings : null, Extract = extract });
        }

        return findings;
    }

    private async ValueTask<(FileFindings Findings, FileExtract? Extract)> ReadNewestAsync(LakeFile file, IFormatReader reader, FileFormat? recorded, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(file, file.Entry, reader, recorded, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreException exception) when (exception.Fault == StoreFault.Changed)
        {
            var entry = await store.FindAsync(file.FullPath, cancellationToken).ConfigureAwait(false) ?? throw new FileNotFoundException(null, file.FullPath);
            return await ReadAsync(file, entry, reader, recorded, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<(FileFindings Findings, FileExtract? Extract)> ReadAsync(
        LakeFile file,
        StoreEntry entry,
        IFormatReader reader,
        FileFormat? recorded,
        CancellationToken cancellationToken)
    {
        var content = await store.OpenAsync(file.FullPath, entry, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            if (recorded is not { } format)
                return (await reader.ReadAsync(content, file.Kind.Packing, cancellationToken).ConfigureAwait(false), null);

            var record = new RecordedFile(content);
            var findings = await reader.ReadAsync(record, file.Kind.Packing, cancellationToken).ConfigureAwait(false);
            return (findings, record.ExtractAs(format));
        }
    }
}
