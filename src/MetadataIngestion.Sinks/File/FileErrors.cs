namespace MetadataIngestion.Sinks.File;

/// <summary>Says what went wrong with a file and what to do about it.</summary>
internal static class FileErrors
{
    private const int NoSpaceLinux = 28;
    private const int QuotaLinux = 122;
    private const int QuotaMacOS = 69;
    private const int NoSpaceWindows = unchecked((int)0x80070070);
    private const int HandleFullWindows = unchecked((int)0x80070027);
    private const int ReadOnlyFileSystem = 30;
    private const int LockedLinux = 11;
    private const int LockedMacOS = 35;
    private const int LockedWindows = unchecked((int)0x80070020);

    public static SinkException Describe(string path, Exception cause) => new($"The file {path} cannot be written: {CauseAndRemedy(path, cause)}", cause);

    private static string CauseAndRemedy(string path, Exception cause) => cause switch
    {
        FormatException => $"it holds something else than this sink writes. {cause.Message} Give the sink another Path, or move the file away.",
        UnauthorizedAccessException when Directory.Exists(path) => "it is a folder. Give the sink the path of a file.",
        UnauthorizedAccessException => $"access is denied. Give the user {Environment.UserName} the right to write it and its folder, or the sink another Path.",
        _ => CauseAndRemedy(cause),
    };

    private static string CauseAndRemedy(Exception cause) => cause.HResult switch
    {
        NoSpaceLinux or QuotaLinux or QuotaMacOS or NoSpaceWindows or HandleFullWindows =>
            "the disk or the quota is full. Free some space; what was delivered before stays, and the rest follows.",
        ReadOnlyFileSystem => "its file system is read-only. Mount it for writing, or give the sink another Path.",
        LockedLinux or LockedMacOS or LockedWindows =>
            "another process has it open. Wait for it, or stop it; if it is this program's service, that delivers to the file too.",
        _ => $"{cause.Message} Mend that, or give the sink another Path.",
    };
}
