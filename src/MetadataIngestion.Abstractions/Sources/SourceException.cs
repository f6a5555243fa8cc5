namespace MetadataIngestion.Abstractions;

/// <summary>
/// A source cannot be crawled any further. The message names the object and the cause; <see cref="Remedy"/> says what to do.
/// Neither holds a secret.
/// </summary>
public abstract class SourceException : Exception
{
    private protected SourceException(string message, string? remedy, Exception? innerException)
        : base(message, innerException)
    {
        Remedy = remedy;
    }

    /// <summary>What to do about it, for people; <see langword="null"/> when nothing but trying again helps.</summary>
    public string? Remedy { get; }
}
