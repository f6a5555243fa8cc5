using System.Globalization;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Mesh.Sensitivity;

/// <summary>Finds fields that look as if they held sensitive data, by their names and types alone: no value is ever read.</summary>
internal sealed class SensitivityDetector(SensitivityDictionary dictionary)
{
    /// <summary>From this score on a tag is suggested.</summary>
    public const double Threshold = 0.7;

    private const double PeopleBonus = 0.15;
    private const double SiblingBonus = 0.1;
    private const double Penalty = 0.3;
    private const int SiblingsThatCount = 2;

    /// <summary>The hits among the fields of a dataset, by the fields' paths.</summary>
    public IReadOnlyDictionary<string, SensitiveHit> Find(string dataset, IReadOnlyList<Field> fields)
    {
        var isAboutPeople = NameTokens.Of(dataset, dictionary.People).Any(dictionary.People.Contains);
        var found = new List<(string Path, SensitiveHit Hit)>();
        foreach (var field in fields)
        {
            if (Score(field, isAboutPeople) is { } hit)
                found.Add((field.Path, hit));
        }

        var sure = found.Count(pair => pair.Hit.Score >= Threshold);
        return found
            .Select(pair => (pair.Path, Hit: sure - (pair.Hit.Score >= Threshold ? 1 : 0) >= SiblingsThatCount ? WithSiblings(pair.Hit) : pair.Hit))
            .Where(pair => pair.Hit.Score >= Threshold)
            .ToDictionary(pair => pair.Path, pair => pair.Hit, StringComparer.Ordinal);
    }

    private static SensitiveHit WithSiblings(SensitiveHit hit) =>
        hit with { Score = Math.Min(1, hit.Score + SiblingBonus), Evidence = $"{hit.Evidence}, beside others of the kind" };

    private SensitiveHit? Score(Field field, bool isAboutPeople)
    {
        var tokens = NameTokens.Of(NameOf(field.Path), dictionary.Vocabulary);
        SensitiveHit? best = null;
        foreach (var category in dictionary.Categories)
        {
            var factor = FactorOf(field.Type.Kind, category);
            if (factor == 0 || tokens.Any(category.Not.Contains))
                continue;

            foreach (var (language, words) in category.Phrases)
            {
                var at = Position(tokens, words);
                if (at < 0)
                    continue;

                var rest = tokens.Where((_, i) => i < at || i >= at + words.Length);
                var unlikely = rest.FirstOrDefault(dictionary.Unlikely.Contains);
                var score = Math.Clamp(category.Weight * factor + (isAboutPeople ? PeopleBonus : 0) - (unlikely is null ? 0 : Penalty), 0, 1);
                if (score > (best?.Score ?? 0))
                    best = new SensitiveHit(category.Id, score, Describe(words, language, field, isAboutPeople, unlikely));
            }
        }

        return best;
    }

    private static string Describe(string[] words, string language, Field field, bool isAboutPeople, string? unlikely) => string.Create(
        CultureInfo.InvariantCulture,
        $"\"{string.Join(' ', words)}\" ({language}) in a field of {field.NativeType}{(isAboutPeople ? ", in a dataset about people" : "")}{(unlikely is null ? "" : $", although \"{unlikely}\"")}");

    // Of a nested field the innermost name speaks; version 2 paths put types in brackets.
    private static string NameOf(string path) => path[(path.LastIndexOf('.') + 1)..];

    private static int Position(IReadOnlyList<string> tokens, string[] words)
    {
        for (var at = 0; at + words.Length <= tokens.Count; at++)
        {
            var i = 0;
            while (i < words.Length && tokens[at + i] == words[i])
                i++;
            if (i == words.Length)
                return at;
        }

        return -1;
    }

    private static double FactorOf(TypeKind kind, SensitiveCategory category)
    {
        return kind switch
        {
            TypeKind.String or TypeKind.Uuid or TypeKind.Opaque or TypeKind.Union => Allows("string", 1),
            TypeKind.Integer or TypeKind.Decimal or TypeKind.Float => Allows("number", 0.9),
            TypeKind.Date or TypeKind.Timestamp => Allows("date", 1),
            TypeKind.Enum => category.Types.Contains("enum") ? 1 : Allows("string", 0.2),
            TypeKind.Array => Allows("string", 0.9),
            _ => 0,
        };

        double Allows(string type, double factor) => category.Types.Contains(type) ? factor : 0;
    }
}
