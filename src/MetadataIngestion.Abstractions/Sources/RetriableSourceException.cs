namespace MetadataIngestion.Abstractions;

/// <summary>The source cannot go on now but may later: it is unreachable, restarting or overloaded.</summary>
/// <param name="message">The object and the cause, without secrets.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="innerException">The driver's own exception.</param>
public sealed class RetriableSourceException(string message, string? remedy = null, Exception? innerException = null)
    : SourceException(message, remedy, innerException);
