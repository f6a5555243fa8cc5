using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals;

/// <summary>Looks at the aspects that a connector wrote itself: broken JSON in the log would break every reader of it.</summary>
internal static class CustomAspectCheck
{
    /// <summary>What is wrong with the first aspect that is no JSON object; <see langword="null"/> when all are.</summary>
    public static string? FindError(IReadOnlyList<CustomAspect> aspects)
    {
        foreach (var aspect in aspects)
        {
            if (ErrorOf(aspect) is { } error)
                return $"The connector's own aspect {aspect.Name} is not a JSON object: {error}";
        }

        return null;
    }

    private static string? ErrorOf(CustomAspect aspect)
    {
        try
        {
            var reader = new Utf8JsonReader(aspect.Json.Span);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return "it does not begin with a brace.";

            reader.Skip();
            return reader.Read() ? "something follows it." : null;
        }
        catch (JsonException exception)
        {
            return exception.Message;
        }
    }
}
