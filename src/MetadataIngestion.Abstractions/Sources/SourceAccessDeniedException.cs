namespace MetadataIngestion.Abstractions;

/// <summary>The source refused the credentials or a right that the crawl cannot do without.</summary>
/// <param name="message">The object and the cause, without secrets.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="innerException">The driver's own exception.</param>
public sealed class SourceAccessDeniedException(string message, string? remedy = null, Exception? innerException = null)
    : SourceException(message, remedy, innerException);
