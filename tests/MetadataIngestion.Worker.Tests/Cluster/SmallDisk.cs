using System.Diagnostics;

namespace MetadataIngestion.Worker.Tests.Cluster;

/// <summary>A disk in memory that is soon full; only the system's administrator can have one.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 192;

    private SmallDisk(string path) => Path = path;

    public string Path { get; }

    /// <summary>Makes a disk; <see langword="null"/> where this user may not.</summary>
    public static SmallDisk? TryMount()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root")
            return null;

        var path = Directory.CreateTempSubdirectory("mi-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=755", "tmpfs", path) == 0)
            return new SmallDisk(path);

        Directory.Delete(path);
        return null;
    }

    /// <summary>Takes all the room that is left.</summary>
    public void Fill()
    {
        using var file = File.Create(Filler);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
                file.Flush();
            }
        }
        catch (IOException)
        {
            // Nothing more fits.
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Filler);

    public void Dispose()
    {
        Run("umount", "--lazy", Path);
        Directory.Delete(Path, recursive: true);
    }

    private string Filler => System.IO.Path.Combine(Path, "filler");

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
