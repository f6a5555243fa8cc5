using System.Text.Encodings.Web;

namespace MetadataIngestion.Worker.Secrets;

/// <summary>Masks secrets in texts. Safe to use from many threads.</summary>
internal sealed class SecretRedactor
{
    public const string Mask = "***";

    /// <summary>Shorter secrets are masked only where they stand alone, or every text that happens to hold their letters would be spoilt.</summary>
    private const int ShortestInsideWords = 6;

    private readonly Lock _lock = new();
    private volatile string[] _secrets = [];

    /// <summary>Masks <paramref name="secret"/> from now on, as it is and as it looks in URLs, JSON and single lines.</summary>
    public void Add(string? secret)
    {
        if (string.IsNullOrWhiteSpace(secret) || bool.TryParse(secret, out _))
            return;

        lock (_lock)
        {
            _secrets = [.. _secrets.Concat(Forms(secret)).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];
        }
    }

    /// <summary>The text with every known secret masked; the same instance when it holds none.</summary>
    public string Redact(string text)
    {
        foreach (var secret in _secrets)
        {
            if (text.Contains(secret, StringComparison.Ordinal))
                text = secret.Length < ShortestInsideWords ? ReplaceWords(text, secret) : text.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return text;
    }

    /// <summary>Whether the text holds a known secret.</summary>
    public bool Holds(string text) => !ReferenceEquals(Redact(text), text);

    private static IEnumerable<string> Forms(string secret)
    {
        string[] lines = [secret.Trim(), .. secret.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        foreach (var line in lines.Where((line, index) => index == 0 || line.Length >= ShortestInsideWords))
        {
            yield return line;
            yield return Uri.EscapeDataString(line);
            yield return JavaScriptEncoder.Default.Encode(line);
            yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(line);
        }
    }

    private static string ReplaceWords(string text, string secret)
    {
        for (var at = text.IndexOf(secret, StringComparison.Ordinal); at >= 0;)
        {
            var end = at + secret.Length;
            var alone = (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
            if (alone)
                text = string.Concat(text.AsSpan(0, at), Mask, text.AsSpan(end));

            var next = alone ? at + Mask.Length : at + 1;
            at = next < text.Length ? text.IndexOf(secret, next, StringComparison.Ordinal) : -1;
        }

        return text;
    }
}
