namespace MetadataIngestion.Abstractions;

/// <summary>The options name something that does not exist or cannot work; trying again will not help.</summary>
/// <param name="message">The object and the cause, without secrets.</param>
/// <param name="remedy">What to do about it.</param>
/// <param name="innerException">The driver's own exception.</param>
public sealed class SourceConfigurationException(string message, string? remedy = null, Exception? innerException = null)
    : SourceException(message, remedy, innerException);
