namespace MetadataIngestion.Connectors.Shared;

internal enum FailureKind
{
    /// <summary>The server cannot be reached, or went away.</summary>
    Unreachable,

    /// <summary>A credential or a right is missing.</summary>
    AccessDenied,

    /// <summary>An option names something that does not exist or cannot work.</summary>
    Configuration,

    /// <summary>A statement or a lock took longer than it may.</summary>
    Timeout,

    /// <summary>Anything else.</summary>
    Error,
}
