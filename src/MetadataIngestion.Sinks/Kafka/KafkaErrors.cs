using Confluent.Kafka;

namespace MetadataIngestion.Sinks.Kafka;

/// <summary>Says why the brokers did not take records and what to do about it.</summary>
internal sealed class KafkaErrors(KafkaSinkOptions options, SecretMask mask)
{
    private volatile string? _lastOfClient;

    /// <summary>Whether the brokers will never take the record, whatever is tried.</summary>
    public static bool IsVerdict(Error? error) => error?.Code is ErrorCode.MsgSizeTooLarge or ErrorCode.InvalidRecord;

    /// <summary>Notes down what the client says about its connections; records that are late do not say why.</summary>
    public void Note(Error error) => _lastOfClient = mask.Apply(error.Reason);

    public string DescribeTooLarge(KafkaRecord record) =>
        $"The record is {record.Length} bytes long, too large for the topic {record.Topic} or for MaxMessageBytes, which is {options.MaxMessageBytes}. "
        + "Raise max.message.bytes of the topic and the brokers, and MaxMessageBytes, and replay the entry.";

    public string DescribeVerdict(Error error, KafkaRecord record) =>
        error.Code == ErrorCode.MsgSizeTooLarge ? DescribeTooLarge(record) : $"The brokers refuse the record: {mask.Apply(error.Reason)}";

    public SinkException Describe(Error error, string topic)
    {
        var (reason, remedy) = Explain(error, topic);
        return new SinkException($"{mask.Apply(reason).TrimEnd('.')}. {remedy}");
    }

    /// <summary>Why the brokers cannot even be asked about the topic.</summary>
    public SinkException DescribeUnreachable(Error error) => new(
        $"The brokers at {options.BootstrapServers} did not answer: {mask.Apply(error.Reason)}{LastOfClient}. "
        + "Start the brokers, or correct BootstrapServers and the security settings in ProducerSettings.");

    public SinkException DescribeSettings(Exception cause) => new(
        $"The Kafka client does not take its settings: {mask.Apply(cause.Message).TrimEnd('.')}. Correct ProducerSettings or BootstrapServers.", cause);

    private (string Reason, string Remedy) Explain(Error error, string topic) => error.Code switch
    {
        ErrorCode.UnknownTopicOrPart or ErrorCode.Local_UnknownTopic or ErrorCode.Local_UnknownPartition =>
            ($"The topic {topic} does not exist at {options.BootstrapServers}", $"Create it, correct {OptionOf(topic)}, or set CreateTopic to true."),
        ErrorCode.TopicAuthorizationFailed =>
            ($"The brokers at {options.BootstrapServers} do not let this user write the topic {topic}", "Allow it: the operation WRITE on the topic."),
        ErrorCode.ClusterAuthorizationFailed => (
            $"The brokers at {options.BootstrapServers} do not let this user write as an idempotent producer",
            "Allow it: the operation IDEMPOTENT_WRITE on the cluster."),
        ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed => (
            $"The brokers at {options.BootstrapServers} refuse the login: {error.Reason}",
            "Correct security.protocol and the sasl settings in ProducerSettings."),
        ErrorCode.Local_MsgTimedOut => (
            $"The brokers at {options.BootstrapServers} did not confirm records for the topic {topic} within {options.DeliveryTimeout}{LastOfClient}",
            "Nothing is lost: it is tried again. Start the brokers, or correct BootstrapServers and the security settings in ProducerSettings."),
        _ => ($"The brokers at {options.BootstrapServers} did not take records for the topic {topic}: {error.Reason}{LastOfClient}", "Nothing is lost: it is tried again."),
    };

    private string OptionOf(string topic) => topic == options.Topic ? nameof(options.Topic) : nameof(options.EventTopic);

    private string LastOfClient => _lastOfClient is { } last ? $"; the client said last: {last}" : string.Empty;
}
