using System.Text;
using System.Text.Json.Nodes;

namespace MetadataIngestion.Sinks.Tests.Kafka;

/// <summary>Apache's Avro reader for Python.</summary>
internal static class PythonAvro
{
    /// <summary>Why it cannot be used; <see langword="null"/> when it can, or when a test should fail for want of it.</summary>
    public static string? SkipReason { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" || KafkaTools.CanRun(Interpreter, "-c", "import avro") ? null : "Python's avro is missing; tests/run.sh installs it.";

    /// <summary>The interpreter that sees the system's packages, which another one on the path may not.</summary>
    private static string Interpreter => System.IO.File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    /// <summary>Reads framed values, each up to its last byte.</summary>
    public static async Task<IReadOnlyList<JsonNode>> DecodeAsync(string schema, IEnumerable<byte[]> values)
    {
        var folder = Directory.CreateTempSubdirectory("avro-tests-");
        try
        {
            var file = Path.Combine(folder.FullName, "schema.avsc");
            await System.IO.File.WriteAllTextAsync(file, schema);
            var script = Path.Combine(AppContext.BaseDirectory, "Kafka", "decode_avro.py");
            var lines = string.Join('\n', values.Select(value => Convert.ToHexString(value.AsSpan(5))));
            var output = Encoding.UTF8.GetString(await KafkaTools.RunAsync(Interpreter, [script, file], lines));
            return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
