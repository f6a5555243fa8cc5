using System.Text.Json;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;

namespace MetadataIngestion.Mesh.Ownership.Ldap;

/// <summary>Who there was when a directory was last read to its end, as it is kept in a file.</summary>
/// <param name="People">The people.</param>
/// <param name="Groups">The groups.</param>
internal sealed record DirectorySnapshot(IReadOnlyList<Person> People, IReadOnlyList<Person> Groups)
{
    /// <summary>Reads what was kept; <see langword="null"/> when it cannot be used, which is then a finding.</summary>
    public static PeopleDirectory? Read(string path, FindingList findings)
    {
        try
        {
            using var stream = File.OpenRead(path);
            if (JsonSerializer.Deserialize(stream, DirectoryJson.Default.DirectorySnapshot) is { } snapshot)
                return new PeopleDirectory(ById(snapshot.People), ById(snapshot.Groups)) { ReadAt = File.GetLastWriteTimeUtc(path) };
        }
        catch (JsonException exception)
        {
            findings.Add(FileCodes.Malformed, FindingLevel.Error, default, $"What was kept of the LDAP directory is damaged: {exception.Message}", "Delete the file; the next crawl reads the directory again.");
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            findings.Add(FileCodes.Unreadable, FindingLevel.Error, default, $"What was kept of the LDAP directory cannot be read: {exception.Message}", "Give this program the right to read it, or let a crawl read the directory.");
            return null;
        }

        findings.Add(FileCodes.Malformed, FindingLevel.Error, default, "What was kept of the LDAP directory is damaged.", "Delete the file; the next crawl reads the directory again.");
        return null;
    }

    /// <summary>Keeps the snapshot in place of the one before; a reader sees either of the two. One that says the same only becomes newer.</summary>
    public void Write(string path, DateTimeOffset readAt)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(this, DirectoryJson.Default.DirectorySnapshot);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(json))
        {
            File.WriteAllBytes(path + ".new", json);
            File.Move(path + ".new", path, overwrite: true);
        }

        File.SetLastWriteTimeUtc(path, readAt.UtcDateTime);
    }

    private static Dictionary<string, Person> ById(IReadOnlyList<Person> people)
    {
        var found = new Dictionary<string, Person>(StringComparer.Ordinal);
        foreach (var person in people)
            found.TryAdd(person.Id, person);
        return found;
    }
}
