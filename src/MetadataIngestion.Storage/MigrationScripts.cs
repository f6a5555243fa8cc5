using System.Globalization;
using System.Reflection;

namespace MetadataIngestion.Storage;

/// <summary>The numbered scripts that lead to the newest schema of a store.</summary>
internal static class MigrationScripts
{
    /// <summary>The scripts in order; the first one leads to version 1.</summary>
    /// <param name="store">The folder of the store.</param>
    public static List<string> Of(string store)
    {
        var folder = store + "/Migrations/";
        var names = Array.FindAll(Assembly.GetExecutingAssembly().GetManifestResourceNames(), name => name.StartsWith(folder, StringComparison.Ordinal));
        Array.Sort(names, StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            var number = int.Parse(names[i].AsSpan(folder.Length, 4), CultureInfo.InvariantCulture);
            if (number != i + 1)
                throw new InvalidOperationException($"The script '{names[i]}' is out of sequence; number {i + 1} is expected.");
        }

        return [.. names.Select(Read)];
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
