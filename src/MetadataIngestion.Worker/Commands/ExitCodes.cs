namespace MetadataIngestion.Worker.Commands;

/// <summary>What the process's exit code means.</summary>
internal static class ExitCodes
{
    /// <summary>Everything went well.</summary>
    public const int Ok = 0;

    /// <summary>A crawl, the store or a sink failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line is not right; nothing was done.</summary>
    public const int Usage = 2;

    /// <summary>The configuration is not right; nothing was done.</summary>
    public const int Configuration = 3;

    /// <summary>A source or sink cannot be reached, or refuses the credentials.</summary>
    public const int Connection = 4;

    /// <summary>Some of it could not be read or delivered; the rest is done.</summary>
    public const int Partial = 5;

    /// <summary>Removals wait for approval; everything else is done.</summary>
    public const int AwaitingApproval = 6;

    /// <summary>The user interrupted it; what was done stays.</summary>
    public const int Interrupted = 130;
}
