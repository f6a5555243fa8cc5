using System.Globalization;
using System.Text;

namespace MetadataIngestion.Mesh.Sensitivity;

/// <summary>Divides names of fields and datasets into words: at signs, digits and capitals, without accents, in lower case.</summary>
internal static class NameTokens
{
    // A table, so that names mean the same with and without culture data, which decomposing letters needs.
    private const string Accented = "àáâãäåāąçćčďèéêëēęěìíîïīñńňòóôõöőøřśšťùúûüůűýÿźżžł";
    private const string Plain = "aaaaaaaacccdeeeeeeeiiiiinnnooooooorsstuuuuuuyyzzzl";

    /// <summary>The words of a name; a word that is made up of several of the vocabulary is divided into these.</summary>
    public static IReadOnlyList<string> Of(string name, IReadOnlySet<string> vocabulary)
    {
        var tokens = new List<string>();
        foreach (var word in Words(Fold(name)))
            tokens.AddRange(vocabulary.Contains(word) ? [word] : Divide(word, vocabulary) ?? [word]);

        return tokens;
    }

    /// <summary>The name without accents.</summary>
    public static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            var at = Accented.IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal);
            if (at >= 0)
                folded.Append(char.IsUpper(character) ? char.ToUpperInvariant(Plain[at]) : Plain[at]);
            else if (character == 'ß')
                folded.Append("ss");
            else if (CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark)
                folded.Append(character);
        }

        return folded.ToString();
    }

    private static IEnumerable<string> Words(string name)
    {
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && char.IsLetter(name[i]) && (i == start || !IsBorder(name, i)))
                continue;

            if (i > start)
                yield return name[start..i].ToLowerInvariant();
            start = i < name.Length && char.IsLetter(name[i]) ? i : i + 1;
        }
    }

    /// <summary>Whether a word begins at a capital: after a small letter, or as the last of several before one, as in <c>userSSN</c> and <c>SSNumber</c>.</summary>
    private static bool IsBorder(string name, int at) => char.IsUpper(name[at])
        && (char.IsLower(name[at - 1]) || (at + 1 < name.Length && char.IsUpper(name[at - 1]) && char.IsLower(name[at + 1])));

    /// <summary>The longest words first; <see langword="null"/> when something is left over. Compounds may be joined by an s.</summary>
    private static List<string>? Divide(string word, IReadOnlySet<string> vocabulary)
    {
        const int shortest = 3;
        for (var length = word.Length - shortest; length >= shortest; length--)
        {
            if (!vocabulary.Contains(word[..length]))
                continue;

            var rest = word[length..];
            foreach (var tail in rest.StartsWith('s') ? new[] { rest, rest[1..] } : [rest])
            {
                if (vocabulary.Contains(tail))
                    return [word[..length], tail];
                if (Divide(tail, vocabulary) is { } parts)
                    return [word[..length], .. parts];
            }
        }

        return null;
    }
}
