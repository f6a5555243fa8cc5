using System.Globalization;
using System.Text.RegularExpressions;

namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Reads a file's partition: from the variables after the table if there are any, else from the folders below it.</summary>
internal static class PathSpecPartition
{
    public static IReadOnlyList<PartitionValue> Read(IReadOnlyList<string> variables, int table, Match match, string rest)
    {
        List<PartitionValue> values = [];
        for (var i = table + 1; i < variables.Count; i++)
        {
            if (IsKey(variables[i]))
                continue;

            var key = KeyOf(variables, i);
            values.Add(PartitionValue.Create(key < 0 ? variables[i] : Text(match, key), Text(match, i)));
        }

        return values.Count > 0 ? values : FromFolders(rest);
    }

    private static bool IsKey(string variable) => variable.StartsWith("partition_key", StringComparison.Ordinal);

    /// <summary>The variable that names the key of <c>{partition[i]}</c> or <c>{partition_value[i]}</c>; -1 for any other variable.</summary>
    private static int KeyOf(IReadOnlyList<string> variables, int index)
    {
        var bracket = variables[index].IndexOf('[', StringComparison.Ordinal);
        if (bracket < 0 || variables[index][..bracket] is not ("partition" or "partition_value"))
            return -1;

        var key = "partition_key" + variables[index][bracket..];
        return variables.ToList().IndexOf(key);
    }

    private static string Text(Match match, int variable) => match.Groups[$"v{variable}"].Value;

    private static List<PartitionValue> FromFolders(string rest)
    {
        // A table in the middle of a name leaves the rest of that name first, which is no folder of the table.
        var folders = rest.Split('/')[1..^Math.Min(1, rest.Count('/'))];
        List<PartitionValue> values = [];
        foreach (var folder in folders)
        {
            values.Add(PartitionValue.Parse(folder)
                ?? PartitionValue.Create(string.Create(CultureInfo.InvariantCulture, $"partition_{values.Count}"), folder));
        }

        return values;
    }
}
