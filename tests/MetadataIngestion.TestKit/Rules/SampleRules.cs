using System.Text.Json;

namespace MetadataIngestion.TestKit;

/// <summary>The configuration that users begin with must work.</summary>
internal static class SampleRules
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static void Check(ConnectorHost host, string folder)
    {
        var file = Path.Combine(folder, "sample.json");
        Assert.True(File.Exists(file), $"There is no sample.json in {folder}. Add it, copied to the output folder: users begin with it.");
        using var sample = JsonDocument.Parse(File.ReadAllText(file), Lenient);
        var sources = Sources(sample.RootElement)
            .Where(source => source.Value.TryGetProperty("Type", out var type) && type.GetString() == host.Descriptor.Type)
            .ToList();
        if (sources.Count == 0)
            Assert.Fail($"{file} has no source of the type '{host.Descriptor.Type}' under Ingestion:Sources. Write one that users can begin with.");

        Findings.Report(sources.SelectMany(source => Problems(host, source)), $"Correct {file}, or the options that refuse it.");
    }

    private static List<JsonProperty> Sources(JsonElement root) =>
        root.TryGetProperty("Ingestion", out var ingestion) && ingestion.TryGetProperty("Sources", out var sources) ? [.. sources.EnumerateObject()] : [];

    private static IEnumerable<string> Problems(ConnectorHost host, JsonProperty source)
    {
        if (!source.Value.TryGetProperty("Options", out var options))
            options = JsonElement.Parse("{}");
        if (host.Descriptor.OptionsType is not { } type)
            return options.EnumerateObject().Select(option => $"{source.Name}: '{option.Name}' is given, but the connector has no options.");

        try
        {
            return OptionsRules.Problems(host, OptionsJson.Read(type, options)).Select(problem => $"{source.Name}: {problem}");
        }
        catch (JsonException exception)
        {
            return [$"{source.Name}: {exception.Message}"];
        }
    }
}
