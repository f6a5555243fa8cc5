namespace MetadataIngestion.Worker.Terminal;

/// <summary>How much is said on standard error.</summary>
internal enum Verbosity
{
    /// <summary>Errors only.</summary>
    Quiet = -1,

    /// <summary>Warnings, progress and hints too.</summary>
    Normal = 0,

    /// <summary>What is being done, too.</summary>
    Verbose,

    /// <summary>Everything, stack traces included.</summary>
    Debug,
}
