using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Changes;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Findings;

/// <summary>What policies say of one asset, as DataHub's <c>testResults</c>.</summary>
internal static class TestResults
{
    /// <summary>What the URNs of tests begin with; the policy's id follows.</summary>
    public const string TestPrefix = "urn:li:test:";

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The proposal of results.</summary>
    /// <param name="results">Whether the asset passes, by test, in the order of the tests.</param>
    public static AspectChange ToChange(IReadOnlyCollection<KeyValuePair<string, bool>> results)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            Write(json, "failing", "FAILURE", results.Where(result => !result.Value));
            Write(json, "passing", "SUCCESS", results.Where(result => result.Value));
            json.WriteEndObject();
        }

        return new AspectChange(AspectNames.TestResults, ChangeType.Upsert, buffer.WrittenMemory, Fingerprints.Of(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter json, string name, string type, IEnumerable<KeyValuePair<string, bool>> results)
    {
        json.WriteStartArray(name);
        foreach (var (test, _) in results)
        {
            json.WriteStartObject();
            json.WriteString("test"u8, test);
            json.WriteString("type"u8, type);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
