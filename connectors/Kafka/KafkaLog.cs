using Microsoft.Extensions.Logging;

namespace MetadataIngestion.Connectors.Kafka;

internal static partial class KafkaLog
{
    [LoggerMessage(Level = LogLevel.Debug, Message = "The Kafka client says: {Message}")]
    public static partial void ClientSaid(ILogger logger, string message);
}
