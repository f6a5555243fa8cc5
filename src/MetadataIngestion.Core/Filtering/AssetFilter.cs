using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Configuration;

namespace MetadataIngestion.Core.Filtering;

/// <summary>The filter of one source: what matches a deny pattern is out, what matches an allow pattern is in.</summary>
/// <remarks>
/// <see cref="Evaluate"/> takes the patterns by the letter: with <c>Allow</c> holding only <c>sales.*</c> the container <c>sales</c> itself is not allowed,
/// though what is inside it is.
/// </remarks>
public sealed class AssetFilter : IAssetFilter
{
    private static readonly FilterVerdict NotInAllow = FilterVerdict.Denied("not in Allow");

    private readonly FilterRule[] _deny;
    private readonly NamePattern[] _allow;

    /// <summary>Makes a filter of options in which <see cref="Validate"/> finds nothing wrong.</summary>
    /// <exception cref="ArgumentException">A pattern is not valid.</exception>
    public AssetFilter(FilterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _deny = [.. options.Deny.Select(text => new FilterRule(NamePattern.Parse(text)))];
        _allow = [.. options.Allow.Select(NamePattern.Parse)];
    }

    /// <summary>Everything that is wrong with the options; empty when nothing is.</summary>
    public static IReadOnlyList<OptionError> Validate(FilterOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var errors = new List<OptionError>();
        Check(nameof(options.Allow), options.Allow, errors);
        Check(nameof(options.Deny), options.Deny, errors);
        return errors;
    }

    /// <inheritdoc />
    public FilterVerdict Evaluate(AssetPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (var rule in _deny)
        {
            if (rule.Pattern.IsMatch(path.Name))
                return rule.Verdict;
        }

        if (_allow.Length == 0)
            return FilterVerdict.Allowed;

        foreach (var pattern in _allow)
        {
            if (pattern.IsMatch(path.Name))
                return FilterVerdict.Allowed;
        }

        return NotInAllow;
    }

    /// <inheritdoc />
    public FilterVerdict EvaluateContents(AssetPath container)
    {
        ArgumentNullException.ThrowIfNull(container);
        foreach (var rule in _deny)
        {
            if (rule.Pattern.MatchesAllInside(container.Name, container.Separator))
                return rule.Verdict;
        }

        if (_allow.Length == 0)
            return FilterVerdict.Allowed;

        foreach (var pattern in _allow)
        {
            if (pattern.CanMatchInside(container.Name, container.Separator))
                return FilterVerdict.Allowed;
        }

        return NotInAllow;
    }

    private static void Check(string option, IReadOnlyList<string> patterns, List<OptionError> errors)
    {
        for (var i = 0; i < patterns.Count; i++)
        {
            if (!NamePattern.TryParse(patterns[i], out _, out var error))
                errors.Add(new OptionError($"{option}:{i}", error));
        }
    }
}
