using System.Globalization;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Features;

/// <summary>The schema script with every feature, cut to what a server version knows.</summary>
internal static class FeatureScript
{
    private const string Begin = "--{ since ";
    private const string End = "--}";

    public static string For(int major)
    {
        var lines = new List<string>();
        var known = true;
        foreach (var line in TestFiles.Read("Features/features.sql").Split('\n'))
        {
            if (line.StartsWith(Begin, StringComparison.Ordinal))
                known = int.Parse(line.AsSpan(Begin.Length), CultureInfo.InvariantCulture) <= major;
            else if (line.StartsWith(End, StringComparison.Ordinal))
                known = true;
            else if (known)
                lines.Add(line);
        }

        return string.Join('\n', lines);
    }
}
