using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetadataIngestion.TestKit;

namespace MetadataIngestion.Worker.Tests.Samples;

/// <summary>Takes every step of samples/mesh/README.md, and compares what it shows and what consumers get.</summary>
public sealed partial class MeshWalkthroughTests
{
    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [WalkthroughFact]
    public async Task Readme_EveryStep_ShowsWhatItSays()
    {
        await using var playground = new MeshPlayground();
        var readme = Path.Combine(MeshPlayground.SampleFolder, "README.md");
        await playground.StartReceiverAsync();
        var walkthrough = new Walkthrough(await File.ReadAllTextAsync(readme));
        var changes = new List<(string Number, long Offset)>();
        var shown = new List<string>();
        var (log, messages) = (string.Empty, string.Empty);
        foreach (var step in walkthrough.Steps)
        {
            if (Change().Match(step.Command) is { Success: true } change)
                changes.Add((change.Groups[1].Value, await HeadAsync(playground)));
            if (step == walkthrough.Steps[^1])
                (log, messages) = (await playground.RunAsync("mi log read --output json"), await playground.RunAsync("cat received/team.json"));
            shown.Add(await playground.RunAsync(step.Command));
        }

        Verify(readme, walkthrough, shown);
        VerifyEvents(log, changes);
        VerifyMessages(messages, changes);
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
        foreach (var (number, told) in ByChange(news, changes, Offset))
            Verify("events", number, told);
    }

    /// <summary>What the team's service got after each change.</summary>
    private static void VerifyMessages(string messages, List<(string Number, long Offset)> changes)
    {
        var all = messages.Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        foreach (var (number, told) in ByChange(all, changes, message => Offset(message.GetProperty("message"))))
            Verify("messages", number, told);
    }

    private static IEnumerable<(string Number, IEnumerable<JsonElement> Told)> ByChange(
        List<JsonElement> told, List<(string Number, long Offset)> changes, Func<JsonElement, long> offsetOf)
    {
        foreach (var (number, offset) in changes)
        {
            var end = changes.Select(change => change.Offset).FirstOrDefault(other => other > offset, long.MaxValue);
            yield return (number, told.Where(one => offsetOf(one) > offset && offsetOf(one) <= end));
        }
    }

    private static void Verify(string folder, string number, IEnumerable<JsonElement> told)
    {
        var actual = JsonSerializer.Serialize(told, s_indented) + "\n";
        var change = Assert.Single(Directory.GetFiles(Path.Combine(MeshPlayground.SampleFolder, "changes"), $"{number}-*"));
        var file = Path.Combine(MeshPlayground.SampleFolder, folder, Path.ChangeExtension(Path.GetFileName(change), ".json"));
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
