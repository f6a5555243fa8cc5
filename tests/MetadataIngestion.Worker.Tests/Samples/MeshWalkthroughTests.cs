using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataIngestion.TestKit;

namespace MetadataIngestion.Worker.Tests.Samples;

/// <summary>Takes every step of samples/mesh/README.md, and compares what it shows and what consumers get.</summary>
public sealed partial class MeshWalkthroughTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [PsqlFact]
    public async Task Readme_EveryStep_ShowsWhatItSays()
    {
        await using var playground = new MeshPlayground();
        var readme = Path.Combine(MeshPlayground.SampleFolder, "README.md");
        var walkthrough = new Walkthrough(await File.ReadAllTextAsync(readme));
        var changes = new List<(string Number, long Offset)>();
        var shown = new List<string>();
        var log = string.Empty;
        foreach (var step in walkthrough.Steps)
        {
            if (Change().Match(step.Command) is { Success: true } change)
                changes.Add((change.Groups[1].Value, await HeadAsync(playground)));
            if (step == walkthrough.Steps[^1])
                log = await playground.RunAsync("mi log read --output json");
            shown.Add(await playground.RunAsync(step.Command));
        }

        Verify(readme, walkthrough, shown);
        VerifyEvents(log, changes);
    }

    private static async Task<long> HeadAsync(MeshPlayground playground)
    {
        using var last = JsonDocument.Parse(await playground.RunAsync("mi log read --output json | tail --lines 1"));
        return last.RootElement.GetProperty("offset").GetInt64();
    }

    private static void Verify(string readme, Walkthrough walkthrough, List<string> shown)
    {
        var texts = walkthrough.Steps.Zip(shown, (step, output) => Volatile.Mask(step.Expected) == Volatile.Mask(output) ? step.Expected : output).ToList();
        if (Golden.IsToBeUpdated)
            File.WriteAllText(readme, walkthrough.With(texts));
        else
            Assert.All(walkthrough.Steps.Zip(shown), pair => Assert.Equal($"$ {pair.First.Command}\n{Volatile.Mask(pair.First.Expected)}", $"$ {pair.First.Command}\n{Volatile.Mask(pair.Second)}"));
    }

    /// <summary>What is in the log for consumers after each change: one file a change, and nothing about the first crawl but violations of policies.</summary>
    private static void VerifyEvents(string log, List<(string Number, long Offset)> changes)
    {
        var news = log.Split('\n').Select(line => JsonDocument.Parse(line).RootElement).Where(IsNews).ToList();
        Assert.DoesNotContain(news.TakeWhile(entry => Offset(entry) <= changes[0].Offset), entry => entry.GetRawText().Contains("entityChangeEvent", StringComparison.Ordinal));
        foreach (var (number, offset) in changes)
        {
            var end = changes.Select(change => change.Offset).FirstOrDefault(other => other > offset, long.MaxValue);
            var told = news.Where(entry => Offset(entry) > offset && Offset(entry) <= end);
            VerifyEvents(number, JsonSerializer.Serialize(told, s_indented) + "\n");
        }
    }

    private static void VerifyEvents(string number, string actual)
    {
        var change = Assert.Single(Directory.GetFiles(Path.Combine(MeshPlayground.SampleFolder, "changes"), $"{number}-*"));
        var file = Path.Combine(MeshPlayground.SampleFolder, "events", Path.ChangeExtension(Path.GetFileName(change), ".json"));
        var expected = File.Exists(file) ? File.ReadAllText(file) : string.Empty;
        if (!Golden.IsToBeUpdated)
            Assert.Equal(Volatile.Mask(expected), Volatile.Mask(actual));
        else if (Volatile.Mask(expected) != Volatile.Mask(actual))
            File.WriteAllText(file, actual);
    }

    private static long Offset(JsonElement entry) => entry.GetProperty("offset").GetInt64();

    /// <summary>Whether an entry tells that something happened: an event, or the result of an assertion.</summary>
    private static bool IsNews(JsonElement entry) =>
        entry.TryGetProperty("event", out _) || entry.GetProperty("proposal").GetProperty("aspectName").GetString() == "assertionRunEvent";

    [GeneratedRegex(@"^\./run\.sh (\d\d)$")]
    private static partial Regex Change();
}
