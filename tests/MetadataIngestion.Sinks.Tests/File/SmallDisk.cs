using System.Diagnostics;
using System.Globalization;

namespace MetadataIngestion.Sinks.Tests.File;

/// <summary>A file system of a few kilobytes in memory. Needs Linux and the right to mount.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("small-disk-");

    public SmallDisk(int kilobytes, bool readOnly = false)
    {
        var options = string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k{(readOnly ? ",ro" : string.Empty)}");
        if (Run("mount", "-t", "tmpfs", "-o", options, "tmpfs", Folder) != 0)
            throw new InvalidOperationException("The small disk cannot be mounted.");
    }

    public string Folder => _folder.FullName;

    /// <summary>Why there can be no small disk here; <see langword="null"/> when there can.</summary>
    public static string? WhyNot()
    {
        if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess)
            return "Mounting a small file system needs Linux and root.";

        try
        {
            new SmallDisk(kilobytes: 64).Dispose();
            return null;
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return "This system does not let root mount a file system.";
        }
    }

    public void Dispose()
    {
        _ = Run("umount", Folder);
        _folder.Delete();
    }

    private static int Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
