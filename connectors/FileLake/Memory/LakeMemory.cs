using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Memory;

/// <summary>What is remembered from crawl to crawl.</summary>
internal sealed class LakeMemory
{
    private readonly ICrawlMemory? _memory;
    private readonly string _reading;
    private readonly MemoryContent _known;

    private LakeMemory(ICrawlMemory? memory, string reading, MemoryContent known)
    {
        (_memory, _reading, _known) = (memory, reading, known);
        Datasets = new DatasetMemory(memory is not null, known.Datasets);
        Texts = new TextMemory(known.Texts);
    }

    /// <summary>Whether anything is remembered.</summary>
    public bool IsKept => _memory is not null;

    public DatasetMemory Datasets { get; }

    public TextMemory Texts { get; }

    /// <param name="memory">Where it is; <see langword="null"/> when nothing is kept.</param>
    /// <param name="reading">How files are read, without which nothing that was found in them holds.</param>
    /// <param name="cancellationToken">Honoured while reading.</param>
    public static async ValueTask<LakeMemory> LoadAsync(ICrawlMemory? memory, string reading, CancellationToken cancellationToken) =>
        new(memory, reading, memory is null ? MemoryContent.Empty : MemoryFile.Read(await memory.ReadAsync(cancellationToken).ConfigureAwait(false), reading));

    /// <param name="isWhole">Whether everything in the lake was come by, so that the rest can be forgotten.</param>
    /// <param name="cancellationToken">Honoured while writing.</param>
    public ValueTask SaveAsync(bool isWhole, CancellationToken cancellationToken)
    {
        if (_memory is null)
            return ValueTask.CompletedTask;

        var current = new MemoryContent(Datasets.Current(isWhole), Texts.Current(isWhole));
        return current.Holds(_known) ? ValueTask.CompletedTask : _memory.WriteAsync(MemoryFile.Write(_reading, current), cancellationToken);
    }
}
