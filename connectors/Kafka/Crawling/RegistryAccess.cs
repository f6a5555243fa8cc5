using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Rest;
using MetadataIngestion.Connectors.Kafka.Schemas;

namespace MetadataIngestion.Connectors.Kafka.Crawling;

/// <summary>
/// Opens the schema registry. A topic without the schema that it has would look changed, so that a crawl without its registry cannot go on.
/// </summary>
internal static class RegistryAccess
{
    /// <returns><see langword="null"/> when no registry is configured.</returns>
    /// <exception cref="SourceException">It cannot be read.</exception>
    public static async Task<TopicSchemaReader?> OpenAsync(KafkaOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return options.SchemaRegistry is null ? null : await TopicSchemaReader.OpenAsync(options, cancellationToken);
        }
        catch (RestException cause)
        {
            throw Translate(cause);
        }
    }

    private static SourceException Translate(RestException cause) => cause.Trouble switch
    {
        RestTrouble.Denied => new SourceAccessDeniedException(cause.Message, cause.Remedy, cause),
        RestTrouble.Unreachable or RestTrouble.Failed => new RetriableSourceException(cause.Message, cause.Remedy, cause),
        _ => new SourceConfigurationException(cause.Message, cause.Remedy, cause),
    };
}
