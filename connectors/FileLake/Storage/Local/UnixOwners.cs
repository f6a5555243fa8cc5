using System.Runtime.InteropServices;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Storage.Local;

/// <summary>
/// Owner and group of files on Linux, by their names. The runtime does not tell them, so the system is asked; where it lacks the calls
/// nothing is known.
/// </summary>
internal static class UnixOwners
{
    private const int CurrentFolder = -100;
    private const uint WantedOwner = 0x8;
    private const uint WantedGroup = 0x10;
    private const int StatusLength = 256;
    private const int OwnerOffset = 20;
    private const int GroupOffset = 24;
    private const int RecordLength = 16 * 1024;

    // Accounts of the system own what nobody else does.
    private const uint FirstAccount = 1000;
    private const uint Nobody = 65534;

    private delegate int GetRecord(uint id, nint record, nint texts, nint length, out nint found);

    public static IReadOnlyList<OwnerEvidence> Of(string path, uint firstAccount = FirstAccount)
    {
        if (!OperatingSystem.IsLinux())
            return [];

        try
        {
            var status = new byte[StatusLength];
            return Statx(CurrentFolder, path, 0, WantedOwner | WantedGroup, status) == 0
                ? [.. Evidence(BitConverter.ToUInt32(status, OwnerOffset), BitConverter.ToUInt32(status, GroupOffset), firstAccount)]
                : [];
        }
        catch (EntryPointNotFoundException)
        {
            return [];
        }
    }

    private static IEnumerable<OwnerEvidence> Evidence(uint owner, uint group, uint first)
    {
        if (IsAccount(owner, first) && NameOf(owner, GetPasswordRecord) is { } user)
            yield return new OwnerEvidence(user, "owner of the newest file") { Kind = PrincipalKind.User };

        if (IsAccount(group, first) && NameOf(group, GetGroupRecord) is { } team)
            yield return new OwnerEvidence(team, "group of the newest file") { Kind = PrincipalKind.Group };
    }

    private static bool IsAccount(uint id, uint first) => id >= first && id != Nobody;

    /// <summary>Both kinds of records begin with a pointer to the name, which lies in the second half of the memory.</summary>
    private static string? NameOf(uint id, GetRecord get)
    {
        var memory = Marshal.AllocHGlobal(2 * RecordLength);
        try
        {
            return get(id, memory, memory + RecordLength, RecordLength, out var found) == 0 && found != 0
                ? Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(found))
                : null;
        }
        finally
        {
            Marshal.FreeHGlobal(memory);
        }
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int folder, [MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags, uint mask, byte[] status);

    [DllImport("libc", EntryPoint = "getpwuid_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetPasswordRecord(uint id, nint record, nint texts, nint length, out nint found);

    [DllImport("libc", EntryPoint = "getgrgid_r")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetGroupRecord(uint id, nint record, nint texts, nint length, out nint found);
}
