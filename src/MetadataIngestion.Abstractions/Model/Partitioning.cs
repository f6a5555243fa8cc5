namespace MetadataIngestion.Abstractions;

/// <summary>How a dataset is divided into partitions, which are part of it and not datasets of their own.</summary>
/// <param name="Strategy">The strategy in the platform's words, such as <c>RANGE</c>.</param>
/// <param name="Keys">The key's field paths or expressions, in order.</param>
public sealed record Partitioning(string Strategy, IReadOnlyList<string> Keys)
{
    /// <summary>How many partitions there are; <see langword="null"/> when it is not known.</summary>
    public long? Count { get; init; }
}
