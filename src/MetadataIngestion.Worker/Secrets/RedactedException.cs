using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Worker.Secrets;

/// <summary>Makes exceptions without secrets out of exceptions with them.</summary>
internal static class RedactedException
{
    /// <summary>
    /// An exception of the same meaning whose texts hold no secret, or <see langword="null"/> when the exception's own texts hold none. The
    /// driver's exceptions inside are left out: their texts are where the secret came from.
    /// </summary>
    public static Exception? TryCreate(Exception exception, SecretRedactor redactor)
    {
        if (!redactor.Holds(exception.ToString()) && !redactor.Holds((exception as SourceException)?.Remedy ?? string.Empty))
            return null;

        var message = redactor.Redact(exception.Message);
        var remedy = exception is SourceException { Remedy: { } text } ? redactor.Redact(text) : null;
        return exception switch
        {
            RetriableSourceException => new RetriableSourceException(message, remedy),
            SourceConfigurationException => new SourceConfigurationException(message, remedy),
            SourceAccessDeniedException => new SourceAccessDeniedException(message, remedy),
            _ => new InvalidOperationException($"{exception.GetType().Name}: {message}"),
        };
    }
}
