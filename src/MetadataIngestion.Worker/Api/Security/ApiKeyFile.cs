using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace MetadataIngestion.Worker.Api.Security;

/// <summary>Reads key files.</summary>
internal static class ApiKeyFile
{
    private const int LongestFile = 1024 * 1024;

    // A group may read: that is how Kubernetes mounts a secret for a process that is not root.
    private const UnixFileMode TooOpen =
        UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>The keys in a file.</summary>
    /// <exception cref="ApiKeyFileException">The file cannot be read, others may read or write it, or something in it is not right.</exception>
    public static IReadOnlyList<ApiKey> Read(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            CheckMode(path, file);
            return Parse(path, ReadAll(path, file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ApiKeyFileException($"the key file {path} cannot be read. {exception.Message}", exception);
        }
        catch (JsonException exception)
        {
            throw new ApiKeyFileException(
                $"the key file {path} is not valid: line {exception.LineNumber + 1} holds something else than the keys, each with name, role and hash, that api-key prints.",
                exception);
        }
    }

    private static void CheckMode(string path, SafeFileHandle file)
    {
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(file) & TooOpen) == 0)
            return;

        var mode = Convert.ToString((int)File.GetUnixFileMode(file), 8);
        throw new ApiKeyFileException($"the key file {path} has the mode {mode}, so that others than its owner may change or read it. Run: chmod 600 {path}");
    }

    private static byte[] ReadAll(string path, SafeFileHandle file)
    {
        var length = RandomAccess.GetLength(file);
        if (length > LongestFile)
            throw new ApiKeyFileException($"the key file {path} is longer than {LongestFile / 1024} KB, which no list of keys is.");

        var bytes = new byte[length];
        var read = 0;
        for (var more = -1; more != 0 && read < bytes.Length; read += more)
            more = RandomAccess.Read(file, bytes.AsSpan(read), read);

        return bytes[..read];
    }

    private static List<ApiKey> Parse(string path, byte[] json)
    {
        var entries = JsonSerializer.Deserialize(json, ApiKeyJson.Default.ApiKeyList)?.Keys ?? [];
        var keys = entries.Select((entry, index) => Parse(path, index + 1, entry ?? new ApiKeyEntry())).ToList();
        if (keys.GroupBy(key => key.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ApiKeyFileException($"the key file {path} has two keys named \"{twice.Key}\". Rename one.");

        return keys.Count > 0 ? keys : throw new ApiKeyFileException($"the key file {path} holds no key, so nobody could call. Add what api-key prints.");
    }

    private static ApiKey Parse(string path, int number, ApiKeyEntry entry)
    {
        var where = $"the key file {path} is not valid: key {number}";
        if (string.IsNullOrWhiteSpace(entry.Name))
            throw new ApiKeyFileException($"{where} has no name.");

        var role = Enum.GetValues<ApiKeyRole>().Where(role => role.ToString().Equals(entry.Role, StringComparison.OrdinalIgnoreCase)).ToList();
        if (role.Count == 0)
            throw new ApiKeyFileException($"{where} (\"{entry.Name}\") needs the role read or operate.");

        var hash = ApiKeyHash.Parse(entry.Hash)
            ?? throw new ApiKeyFileException($"{where} (\"{entry.Name}\") needs a hash: sha256: and 64 hexadecimal digits, as api-key prints it.");
        return new ApiKey(entry.Name, role[0], hash);
    }
}
