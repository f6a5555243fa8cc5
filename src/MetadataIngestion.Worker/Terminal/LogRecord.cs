using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>One record of the log of this program, which is not the log of proposals.</summary>
/// <param name="Time">When it was written.</param>
/// <param name="Level">How much it matters.</param>
/// <param name="Category">What wrote it.</param>
/// <param name="Message">What it says.</param>
internal sealed record LogRecord(DateTimeOffset Time, LogLevel Level, string Category, string Message)
{
    /// <summary>The values in the message, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Values { get; init; } = [];

    /// <summary>In which context it was written, such as the source and the run.</summary>
    public IReadOnlyList<KeyValuePair<string, object?>> Scope { get; init; } = [];

    /// <summary>What went wrong.</summary>
    public Exception? Exception { get; init; }
}
