using Confluent.Kafka;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Cluster;

/// <summary>Says why the cluster cannot be read and what to do about it.</summary>
internal sealed class ClusterErrors(KafkaOptions options)
{
    private readonly SecretMask _mask = ClientSettings.SecretsOf(options);
    private volatile string? _lastOfClient;

    /// <summary>Whether a client that says this will never get any further, so that waiting for it is of no use.</summary>
    public static bool IsFinal(Error error) => error.Code is ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed or ErrorCode.Local_Ssl;

    /// <summary>Whether a right is missing.</summary>
    public static bool IsDenied(Error error) => error.Code is ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed or ErrorCode.GroupAuthorizationFailed;

    /// <summary>Whether the brokers do not know such a request, or have no answer because of how they are set up.</summary>
    public static bool IsUnsupported(Error error) =>
        error.Code is ErrorCode.Local_UnsupportedFeature or ErrorCode.UnsupportedVersion or ErrorCode.SecurityDisabled;

    public string Mask(string text) => _mask.Apply(text);

    /// <summary>Notes down what the client says about its connections; a request that is late does not say why. That all are down is no reason.</summary>
    public void Note(Error error)
    {
        if (error.Code != ErrorCode.Local_AllBrokersDown)
            _lastOfClient = Mask(error.Reason);
    }

    /// <param name="error">What the client said.</param>
    /// <param name="action">What was tried, such as "list the topics".</param>
    /// <returns>A <see cref="SourceException"/>, or an <see cref="UnsupportedRequestException"/>.</returns>
    public Exception Describe(Error error, string action)
    {
        var message = $"The brokers at {options.BootstrapServers} did not {action}: {Mask(error.Reason).TrimEnd('.')}{LastOfClient}.";
        return error switch
        {
            { Code: ErrorCode.Local_Authentication or ErrorCode.SaslAuthenticationFailed } => new SourceAccessDeniedException(
                $"The brokers at {options.BootstrapServers} refuse the login: {Mask(error.Reason).TrimEnd('.')}.",
                "Correct security.protocol and the sasl settings in ClientSettings."),
            { Code: ErrorCode.Local_Ssl } => new SourceConfigurationException(
                $"The brokers at {options.BootstrapServers} cannot be reached over TLS: {Mask(error.Reason).TrimEnd('.')}.",
                "Correct security.protocol and the ssl settings in ClientSettings."),
            _ when IsUnsupported(error) => new UnsupportedRequestException(message),
            _ when IsDenied(error) => new SourceAccessDeniedException(message, "Allow this user the operation Describe on the cluster and its topics."),
            _ => new RetriableSourceException(message, "Start the brokers, or correct BootstrapServers and the security settings in ClientSettings."),
        };
    }

    public SourceConfigurationException DescribeSettings(Exception cause) => new(
        $"The Kafka client does not take its settings: {Mask(cause.Message).TrimEnd('.')}.", "Correct ClientSettings or BootstrapServers.");

    private string LastOfClient => _lastOfClient is { } last ? $"; the client said last: {last.TrimEnd('.')}" : string.Empty;
}
