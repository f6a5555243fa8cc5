using System.Runtime.InteropServices;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Tells whether the reader of standard output has gone, for commands that wait without writing.</summary>
internal static class PipeWatch
{
    private const int StandardOutput = 1;

    // POLLERR and POLLHUP, which are reported whether asked for or not.
    private const short Closed = 0x08 | 0x10;

    public static bool OutputIsClosed()
    {
        if (OperatingSystem.IsWindows())
            return false;

        var descriptor = new PollDescriptor { Descriptor = StandardOutput };
        return Poll(ref descriptor, 1, 0) > 0 && (descriptor.Returned & Closed) != 0;
    }

    [DllImport("libc", EntryPoint = "poll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Poll(ref PollDescriptor descriptors, nuint count, int timeout);

    [StructLayout(LayoutKind.Sequential)]
    private struct PollDescriptor
    {
        public int Descriptor;
        public short Requested;
        public short Returned;
    }
}
