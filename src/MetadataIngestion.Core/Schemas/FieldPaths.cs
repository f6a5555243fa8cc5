using System.Text;

namespace MetadataIngestion.Core.Schemas;

/// <summary>Paths of fields without the types that DataHub's second form puts into them, so that a field is found again when its type changed.</summary>
internal static class FieldPaths
{
    private const string RecordKey = "[key=True]";

    /// <summary>The names of a path, joined by dots; fields of a record's key stay apart from those of its value.</summary>
    public static string Plain(string path)
    {
        if (!path.StartsWith("[version=", StringComparison.Ordinal))
            return path;

        var plain = new StringBuilder(path.Length);
        for (var at = 0; at < path.Length;)
        {
            var end = EndOfPart(path, at);
            var part = path.AsSpan(at, end - at);
            if (part is RecordKey || part is not ['[', .., ']'])
                plain.Append(plain.Length == 0 ? string.Empty : ".").Append(part);
            at = end + 1;
        }

        return plain.ToString();
    }

    /// <summary>The name of a type, in brackets, may hold dots of its own.</summary>
    private static int EndOfPart(string path, int at)
    {
        var from = path[at] == '[' ? path.IndexOf(']', at) : at;
        var end = from < 0 ? -1 : path.IndexOf('.', from);
        return end < 0 ? path.Length : end;
    }

    /// <summary>Whether a path leads to something inside of another one.</summary>
    public static bool IsInside(string path, string parent) =>
        path.Length > parent.Length && path[parent.Length] == '.' && path.StartsWith(parent, StringComparison.Ordinal);
}
