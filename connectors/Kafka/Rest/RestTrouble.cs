namespace MetadataIngestion.Connectors.Kafka.Rest;

/// <summary>The kinds of trouble with a server.</summary>
internal enum RestTrouble
{
    /// <summary>There is no connection, or no answer in time.</summary>
    Unreachable,

    /// <summary>The options for it cannot work.</summary>
    Misconfigured,

    /// <summary>The login or a right is refused.</summary>
    Denied,

    /// <summary>What was asked for does not exist.</summary>
    NotFound,

    /// <summary>The server cannot do this.</summary>
    Unsupported,

    /// <summary>The server failed.</summary>
    Failed,

    /// <summary>The answer is not of such a server.</summary>
    Stranger,
}
