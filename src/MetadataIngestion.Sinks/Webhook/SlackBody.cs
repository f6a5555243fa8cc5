using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MetadataIngestion.Sinks.Webhook;

/// <summary>Bodies as Slack's incoming webhooks take them: <c>text</c> for notifications, <c>blocks</c> for the channel.</summary>
internal static class SlackBody
{
    // Slack's own limits.
    private const int LongestSection = 3000;
    private const int LongestHeader = 150;

    private const int LongestLine = 260;
    private const int LongestName = 80;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Of(WebhookMessage message) => Write(
        SlackText.Escape($"{Title(message)}: {message.Text}", LongestSection),
        json =>
        {
            WriteSection(json, $"*{Title(message)}*  {SlackText.Escape(message.Text, LongestSection - 100)}");
            WriteContext(json, Facts(message));
        });

    public static ReadOnlyMemory<byte> Of(Digest digest)
    {
        var title = string.Create(CultureInfo.InvariantCulture, $"{digest.Messages.Count} messages about metadata");
        return Write($"{title}: {Counts(digest.Levels)}", json =>
        {
            WriteHeader(json, title);
            WriteSection(json, $"*Levels*  {Counts(digest.Levels)}\n*Sources*  {Counts(digest.Sources)}\n*Domains*  {Counts(digest.Domains)}\n*Codes*  {Counts(digest.Codes)}");
            WriteSection(json, "*The worst*\n" + string.Join('\n', digest.Worst.Select(Line)));
            WriteContext(json, string.Create(CultureInfo.InvariantCulture, $"offsets {digest.Messages[0].Offset} to {digest.Messages[^1].Offset} of the log"));
        });
    }

    public static ReadOnlyMemory<byte> Of(TestMessage message) => Write(
        $"Test: {TestMessage.Text}",
        json =>
        {
            WriteSection(json, $"*Test*  {TestMessage.Text}");
            WriteContext(json, string.Create(CultureInfo.InvariantCulture, $"{SlackText.Code(message.Id, LongestName)}  \u00b7  sent {message.SentAt.UtcDateTime:yyyy-MM-dd HH:mm:ss'Z'}"));
        });

    private static string Title(WebhookMessage message) => (message.Kind, message.State) switch
    {
        (WebhookKind.Change, _) => Capital(message.Level!.Name) + " change",
        (WebhookKind.Policy, "resolved") => "Policy kept again",
        (WebhookKind.Policy, _) => $"Policy violated ({message.Level?.Name ?? Digest.None})",
        (_, "resolved") => "Contract kept again",
        _ => "Contract broken",
    };

    private static string Line(WebhookMessage message) => $"\u2022 *{Title(message)}*  {SlackText.Escape(message.Text, LongestLine - 60)}";

    private static string Facts(WebhookMessage message)
    {
        List<string> facts = [SlackText.Code(message.Code, LongestName), "source " + SlackText.Code(message.Source, LongestName)];
        if (message.Domains.Count > 0)
            facts.Add("domain " + Names(message.Domains));
        if (message.Owners.Count > 0)
            facts.Add("owner " + Names(message.Owners));
        if (message.ImpactCount > 0)
            facts.Add(string.Create(CultureInfo.InvariantCulture, $"may hurt {message.ImpactCount}: {Names([.. message.Impact.Select(urn => new WebhookEntity(urn, string.Empty).Name)])}"));
        if (message.ConsumerGroups.Count > 0)
            facts.Add("consumer groups " + Names(message.ConsumerGroups));
        if (message.Contracts.Count > 0)
            facts.Add("contracts " + Names(message.Contracts));
        if (message.Products.Count > 0)
            facts.Add("products " + Names(message.Products));
        if (message.SchemaVersion is { } version)
            facts.Add("schema version " + SlackText.Code(version, LongestName));
        return string.Join("  \u00b7  ", facts);
    }

    private static string Names(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(3).Select(name => SlackText.Code(name[(name.LastIndexOf(':') + 1)..], LongestName))) + (names.Count > 3 ? " \u2026" : string.Empty);

    private static string Counts(IReadOnlyList<KeyValuePair<string, int>> counts) =>
        string.Join(", ", counts.Take(6).Select(count => string.Create(CultureInfo.InvariantCulture, $"{SlackText.Code(count.Key[(count.Key.LastIndexOf(':') + 1)..], LongestName)} {count.Value}")))
        + (counts.Count > 6 ? " \u2026" : string.Empty);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static ReadOnlyMemory<byte> Write(string text, Action<Utf8JsonWriter> writeBlocks)
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteStartArray("blocks");
            writeBlocks(json);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteHeader(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "header");
        json.WriteStartObject("text");
        json.WriteString("type", "plain_text");
        json.WriteString("text", SlackText.Escape(text, LongestHeader));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteSection(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "section");
        json.WritePropertyName("text");
        WriteMarkup(json, text);
        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "context");
        json.WriteStartArray("elements");
        WriteMarkup(json, text);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Verbatim: names of channels and addresses in a text make no links.</summary>
    private static void WriteMarkup(Utf8JsonWriter json, string text)
    {
        json.WriteStartObject();
        json.WriteString("type", "mrkdwn");
        json.WriteString("text", text);
        json.WriteBoolean("verbatim", true);
        json.WriteEndObject();
    }
}
