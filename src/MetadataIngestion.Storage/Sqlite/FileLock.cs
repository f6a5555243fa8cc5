using System.Security.Cryptography;
using System.Text;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Sqlite;

/// <summary>
/// An exclusive right: a lock that the system holds on a file, and drops when the process ends, however it ends.
/// </summary>
internal sealed class FileLock : IStoreLease
{
    // Whoever looks whether a lock is held holds it for a moment; that must not look like a holder.
    private const int Attempts = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _file;

    private FileLock(FileStream file) => _file = file;

    public CancellationToken Lost => CancellationToken.None;

    /// <summary>The file that stands for the right to write for a source. The source's number is its name: the user's name may not be fit for one.</summary>
    public static string FileOf(string database, long source) => Combine(database, $"source-{source}.lock");

    /// <summary>The file that stands for a lease, whose name may be too long for one or hold what no file name may.</summary>
    public static string FileOf(string database, StoreLease lease)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(lease.Name)).AsSpan(0, 16);
        return Combine(database, $"lease-{Convert.ToHexStringLower(digest)}.lock");
    }

    /// <summary>Takes the lock; <see langword="null"/> when it is held, here or in another process.</summary>
    public static async Task<FileLock?> TryTakeAsync(string file, CancellationToken cancellationToken)
    {
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (TryTake(file) is { } taken)
                return taken;
            await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Whether someone holds the lock.</summary>
    public static bool IsHeld(string file)
    {
        try
        {
            using var _ = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Held, or not ours to look at: then what the database says stands.
            return true;
        }
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static string Combine(string database, string name)
    {
        // However a process spells the path, it must meet the others at the same lock.
        var file = File.ResolveLinkTarget(database, returnFinalTarget: true)?.FullName ?? database;
        return Path.Combine(file + ".locks", name);
    }

    private static FileLock? TryTake(string file)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            return new FileLock(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (IsSharingViolation(error))
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreException(
                $"The lock file '{file}' cannot be opened: {error.Message}. Grant the right to write the folder it lies in.", error);
        }
    }

    /// <summary>Tells a held lock from every other failure: the runtime has no exception type of its own for it.</summary>
    private static bool IsSharingViolation(IOException error)
    {
        if (OperatingSystem.IsWindows())
            return (error.HResult & 0xFFFF) is 32 or 33; // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        return error.HResult == (OperatingSystem.IsMacOS() ? 35 : 11); // EWOULDBLOCK
    }
}
