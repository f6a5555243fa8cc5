using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Changes;

/// <summary>The memos that earlier versions of this program wrote: one JSON object from the identities of a dataset's fields to their paths.</summary>
internal static class FieldIdentities
{
    /// <summary>The old and new paths of the fields that were renamed since <paramref name="before"/> was written, in field order.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> FindRenamed(ReadOnlyMemory<byte> before, IReadOnlyList<Field> fields)
    {
        if (before.IsEmpty)
            return [];

        using var document = JsonDocument.Parse(before);
        var renamed = new List<KeyValuePair<string, string>>();
        foreach (var field in fields)
        {
            if (field.Identity is not null
                && document.RootElement.TryGetProperty(field.Identity, out var old)
                && !old.ValueEquals(field.Path))
            {
                renamed.Add(new(old.GetString()!, field.Path));
            }
        }

        return renamed;
    }
}
