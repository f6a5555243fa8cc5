using System.Text;

namespace MetadataIngestion.Core.Filtering;

/// <summary>A glob: <c>*</c> is any run of characters, <c>?</c> exactly one.</summary>
internal sealed class GlobPattern(string text) : NamePattern(text)
{
    private const int StackLimit = 256;

    private readonly string _glob = Normalize(text);

    /// <summary>
    /// Walks both strings once; on a mismatch only the latest <c>*</c> takes one more character, since an earlier one never needs to.
    /// </summary>
    public override bool IsMatch(ReadOnlySpan<char> name)
    {
        var glob = _glob.AsSpan();
        var (at, i, star, resume) = (0, 0, -1, 0);
        while (i < name.Length)
        {
            if (at < glob.Length && glob[at] == '*')
            {
                (star, resume) = (at++, i);
            }
            else if (at < glob.Length && Takes(glob[at], name[i]))
            {
                i += glob[at++] == '?' ? ScalarLength(name, i) : 1;
            }
            else if (star >= 0)
            {
                resume += ScalarLength(name, resume);
                (at, i) = (star + 1, resume);
            }
            else
            {
                return false;
            }
        }

        return glob[at..].TrimStart('*').IsEmpty;
    }

    public override string Expand(string name, string template) => template.Replace("$0", name, StringComparison.Ordinal);

    public override bool CanMatchInside(ReadOnlySpan<char> container, char separator)
    {
        Span<bool> reached = _glob.Length < StackLimit ? stackalloc bool[_glob.Length + 1] : new bool[_glob.Length + 1];
        Reach(reached, container, separator);
        // Whatever is left of the glob can be satisfied by some name; nothing left means that nothing may follow the prefix.
        return reached[.._glob.Length].Contains(true);
    }

    public override bool MatchesAllInside(ReadOnlySpan<char> container, char separator)
    {
        Span<bool> reached = _glob.Length < StackLimit ? stackalloc bool[_glob.Length + 1] : new bool[_glob.Length + 1];
        Reach(reached, container, separator);
        for (var at = _glob.Length - 1; at >= 0; at--)
        {
            if (reached[at] && TakesAnyName(_glob.AsSpan(at)))
                return true;
        }

        return false;
    }

    private static string Normalize(string text)
    {
        var glob = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c != '*' || glob.Length == 0 || glob[^1] != '*')
                glob.Append(char.ToUpperInvariant(c));
        }

        return glob.ToString();
    }

    /// <summary>Marks the positions in the glob at which it can stand after a container's name and the separator.</summary>
    private void Reach(Span<bool> reached, ReadOnlySpan<char> container, char separator)
    {
        reached.Clear();
        reached[0] = true;
        SkipStars(reached);
        for (var i = 0; i < container.Length; i++)
        {
            // The low half of a surrogate pair belongs to the character before it for * and ?, but is compared on its own otherwise.
            Step(reached, container[i], isLowHalf: i > 0 && char.IsSurrogatePair(container[i - 1], container[i]));
        }

        if (!container.IsEmpty)
            Step(reached, separator, isLowHalf: false);
    }

    private void Step(Span<bool> reached, char c, bool isLowHalf)
    {
        for (var at = _glob.Length; at >= 0; at--)
        {
            var stays = at < _glob.Length && _glob[at] == '*' && reached[at];
            var afterQuestion = isLowHalf && at > 0 && _glob[at - 1] == '?';
            var arrives = afterQuestion ? reached[at] : at > 0 && reached[at - 1] && Takes(_glob[at - 1], c);
            reached[at] = stays || arrives;
        }

        SkipStars(reached);
    }

    private void SkipStars(Span<bool> reached)
    {
        for (var at = 0; at < _glob.Length; at++)
            reached[at + 1] |= reached[at] && _glob[at] == '*';
    }

    private static bool Takes(char token, char c) => token == '?' || (token != '*' && token == char.ToUpperInvariant(c));

    /// <summary>Names are never empty, so one <c>?</c> beside a <c>*</c> excludes none.</summary>
    private static bool TakesAnyName(ReadOnlySpan<char> rest) => rest is "*" or "?*" or "*?" or "*?*";

    private static int ScalarLength(ReadOnlySpan<char> name, int i) =>
        i + 1 < name.Length && char.IsSurrogatePair(name[i], name[i + 1]) ? 2 : 1;
}
