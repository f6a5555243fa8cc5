using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals;

/// <summary>Looks at a flat list of fields as the tree it stands for.</summary>
internal static class FieldTree
{
    /// <summary>How many fields are not nested in the field before them.</summary>
    public static int CountColumns(IReadOnlyList<Field> fields)
    {
        var count = 0;
        string? parent = null;
        for (var i = 0; i < fields.Count; i++)
        {
            var path = fields[i].Path;
            if (parent is not null && path.Length > parent.Length && path[parent.Length] == '.' && path.StartsWith(parent, StringComparison.Ordinal))
                continue;

            parent = path;
            count++;
        }

        return count;
    }
}
