using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Shared;

/// <summary>Something that the server or the way to it refused, in words for people and without secrets.</summary>
internal sealed record Failure(FailureKind Kind, string Message, string? Remedy, Exception Cause)
{
    public SourceException ToException() => Kind switch
    {
        FailureKind.AccessDenied => new SourceAccessDeniedException(Message, Remedy, Cause),
        FailureKind.Configuration => new SourceConfigurationException(Message, Remedy, Cause),
        _ => new RetriableSourceException(Message, Remedy, Cause),
    };

    public ScopeIncomplete ToIncomplete(AssetPath scope) => new(scope, Reason, Message, Remedy);

    private IncompleteReason Reason => Kind switch
    {
        FailureKind.AccessDenied => IncompleteReason.AccessDenied,
        FailureKind.Timeout => IncompleteReason.Timeout,
        _ => IncompleteReason.Error,
    };
}
