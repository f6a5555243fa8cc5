using System.Text.Json;

namespace MetadataIngestion.TestKit;

/// <summary>A secret appears nowhere that people or machines can read.</summary>
internal static class SecretRules
{
    /// <summary>The rule proves nothing unless the secret is there to be told.</summary>
    public static void CheckPresence(string secret, object? options, string name) => Assert.True(
        options is not null && Appears(secret, OptionsJson.Write(options)),
        $"The secret is not in the options that {name} returned. Put it there, or return null as the Secret of a connector that has none.");

    public static void CheckAbsence(string secret, IEnumerable<(string Where, string? Text)> texts) => Findings.Report(
        texts.Where(text => text.Text is not null && Appears(secret, text.Text)).Select(text => $"The secret appears in {text.Where}.").Distinct(),
        "Leave credentials out of messages and properties: name the host, the user and the object instead.");

    private static bool Appears(string secret, string text) =>
        text.Contains(secret, StringComparison.Ordinal)
        || text.Contains(JsonEncodedText.Encode(secret, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value, StringComparison.Ordinal);
}
