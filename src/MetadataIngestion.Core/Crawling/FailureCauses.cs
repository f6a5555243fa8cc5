using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Crawling;

/// <summary>Tells what kind of failure an exception is.</summary>
internal static class FailureCauses
{
    public static FailureCause Of(Exception exception) => exception switch
    {
        RetriableSourceException => FailureCause.Retriable,
        SourceAccessDeniedException => FailureCause.AccessDenied,
        SourceConfigurationException => FailureCause.Configuration,
        LeaseLostException => FailureCause.Retriable,
        StoreException => FailureCause.Store,
        _ => FailureCause.Unexpected,
    };
}
