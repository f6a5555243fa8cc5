using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Quarantine;

/// <summary>The state of a dataset as the quarantine knows it.</summary>
internal static class HeldState
{
    /// <summary>Tells a state from any other, by the aspects' fingerprints, which leave out what differs in every run. Row counts and usage are observations, not what anybody approves of.</summary>
    public static string DigestOf(EntityChange dataset)
    {
        var told = dataset.Aspects.Where(aspect => aspect.Name is not (AspectNames.DatasetProfile or AspectNames.DatasetUsageStatistics));
        var text = string.Join('\n', told.OrderBy(aspect => aspect.Name, StringComparer.Ordinal).Select(aspect => $"{aspect.Name} {aspect.Fingerprint}"));
        var digest = new byte[Fingerprint.Size];
        Fingerprints.Of(Encoding.UTF8.GetBytes(text)).Write(digest);
        return Convert.ToHexStringLower(digest);
    }

    /// <summary>All aspects in one JSON object.</summary>
    public static string ContentOf(EntityChange dataset)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var aspect in dataset.Aspects)
            {
                json.WritePropertyName(aspect.Name);
                json.WriteRawValue(aspect.Json.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
