using Microsoft.Win32.SafeHandles;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Opens the process's standard output.</summary>
internal static class ProcessOutput
{
    private const int StandardOutput = 1;

    /// <summary>Opens standard output such that writing to a pipe that nobody reads any more fails.</summary>
    /// <remarks>The runtime's own stream says nothing of a closed pipe, and a command that writes without end would never stop.</remarks>
    public static Stream Open()
    {
        if (!OperatingSystem.IsWindows() && Console.IsOutputRedirected)
        {
            var stream = new FileStream(new SafeFileHandle(StandardOutput, ownsHandle: false), FileAccess.Write, bufferSize: 0);
            if (!stream.CanSeek)
                return stream;
        }

        return Console.OpenStandardOutput();
    }

    /// <summary>Whether a failure to write means that the reader has gone.</summary>
    public static bool IsClosedPipe(Exception exception) =>
        exception is IOException && OperatingSystem.IsWindows()
            ? (exception.HResult & 0xFFFF) is 109 or 232
            : exception is IOException { HResult: 32 };
}
