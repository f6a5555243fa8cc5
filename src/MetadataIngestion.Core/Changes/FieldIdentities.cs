using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Changes;

/// <summary>
/// The identities of a dataset's fields, kept beside its schema so that a renamed field is told from a dropped and a new one.
/// </summary>
internal static class FieldIdentities
{
    /// <summary>One JSON object from identity to field path; empty when no field has an identity.</summary>
    public static byte[] Encode(IReadOnlyList<Field> fields)
    {
        if (!fields.Any(field => field.Identity is not null))
            return [];

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var field in fields)
            {
                if (field.Identity is not null)
                    json.WriteString(field.Identity, field.Path);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The old and new paths of the fields that were renamed since <paramref name="before"/> was encoded, in field order.</summary>
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
