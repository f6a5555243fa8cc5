using System.Runtime.CompilerServices;
using System.Text;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Golden;

/// <summary>
/// Proposals that are expected: one file for the newest server, and for each older one a file with only what differs there.
/// GOLDEN_UPDATE=1 writes the files anew; the difference is then reviewed like code.
/// </summary>
internal static class GoldenFile
{
    private const string Heading = "== ";
    private const string Absent = "(absent)";

    public static List<GoldenEntry> Read(string name) => Parse(TestFiles.Read($"Golden/{name}"));

    public static void Write(string name, IEnumerable<GoldenEntry> entries)
    {
        var text = new StringBuilder();
        foreach (var entry in entries)
            text.Append(Heading).Append(entry.Key).Append('\n').Append(entry.Json).Append('\n');
        File.WriteAllText(Path.Combine(FolderOf(), name), text.ToString());
    }

    /// <summary>The newest server's entries with those of an older one in their place.</summary>
    public static List<GoldenEntry> Overlay(List<GoldenEntry> newest, List<GoldenEntry> differences)
    {
        var different = differences.ToDictionary(entry => entry.Key, entry => entry.Json);
        var known = newest.Select(entry => entry.Key).ToHashSet();
        return
        [
            .. newest.Select(entry => entry with { Json = different.GetValueOrDefault(entry.Key, entry.Json) }).Where(entry => entry.Json != Absent),
            .. differences.Where(entry => !known.Contains(entry.Key)),
        ];
    }

    public static List<GoldenEntry> Differences(List<GoldenEntry> newest, List<GoldenEntry> older)
    {
        var there = older.ToDictionary(entry => entry.Key, entry => entry.Json);
        var before = newest.ToDictionary(entry => entry.Key, entry => entry.Json);
        return
        [
            .. newest.Where(entry => !there.ContainsKey(entry.Key)).Select(entry => entry with { Json = Absent }),
            .. older.Where(entry => before.GetValueOrDefault(entry.Key) != entry.Json),
        ];
    }

    private static List<GoldenEntry> Parse(string text)
    {
        var entries = new List<GoldenEntry>();
        foreach (var block in ("\n" + text).Split("\n" + Heading, StringSplitOptions.RemoveEmptyEntries))
        {
            var end = block.IndexOf('\n', StringComparison.Ordinal);
            entries.Add(new GoldenEntry(block[..end], block[(end + 1)..].TrimEnd('\n')));
        }

        return entries;
    }

    private static string FolderOf([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
