using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Meta;

/// <summary>Terms and links as aspects in DataHub's form; the normalized model has no place for them.</summary>
internal static class MetaAspects
{
    private const string TermPrefix = "urn:li:glossaryTerm:";

    public static IReadOnlyList<CustomAspect> Of(MetaFindings findings)
    {
        List<CustomAspect> aspects = [];
        if (findings.Terms.Count > 0)
            aspects.Add(new CustomAspect("glossaryTerms", Write(json => WriteTerms(json, findings.Terms.Distinct(StringComparer.Ordinal)))));
        if (findings.Links.Count > 0)
            aspects.Add(new CustomAspect("institutionalMemory", Write(json => WriteLinks(json, findings.Links.DistinctBy(link => link.Key)))));
        return aspects;
    }

    private static void WriteTerms(Utf8JsonWriter json, IEnumerable<string> terms)
    {
        json.WriteStartArray("terms");
        foreach (var term in terms)
        {
            json.WriteStartObject();
            json.WriteString("urn", term.StartsWith(TermPrefix, StringComparison.Ordinal) ? term : TermPrefix + term);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteStamp(json, "auditStamp");
    }

    private static void WriteLinks(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> links)
    {
        json.WriteStartArray("elements");
        foreach (var (url, description) in links)
        {
            json.WriteStartObject();
            json.WriteString("url", url);
            json.WriteString("description", description);
            WriteStamp(json, "createStamp");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Nobody knows when and who; a time of the crawl would look like a change.</summary>
    private static void WriteStamp(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.WriteNumber("time", 0);
        json.WriteString("actor", "urn:li:corpuser:unknown");
        json.WriteEndObject();
    }

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
