using System.Diagnostics.CodeAnalysis;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;
using MetadataIngestion.Core.Proposals;

namespace MetadataIngestion.Core.Crawling;

/// <summary>
/// A part of a source: whatever a pattern names, with all that is inside. The pattern is one of the language of filters, such as
/// <c>sales.public</c>, <c>sales.*</c> or <c>regex:sales\.(public|audit)</c>. Immutable.
/// </summary>
public sealed class CrawlScope : CrawlExtent
{
    private readonly NamePattern _pattern;

    private CrawlScope(NamePattern pattern, string text)
    {
        _pattern = pattern;
        Text = text;
        Rule = $"outside the scope \"{text}\"";
    }

    /// <summary>The scope as it was written.</summary>
    public string Text { get; }

    /// <inheritdoc />
    internal override string Rule { get; }

    /// <summary>Reads a scope.</summary>
    /// <exception cref="ArgumentException">It is not valid.</exception>
    public static CrawlScope Parse(string text) =>
        TryParse(text, out var scope, out var error) ? scope : throw new ArgumentException(error, nameof(text));

    /// <summary>Reads a scope, or says what is wrong with it.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CrawlScope? scope, [NotNullWhen(false)] out string? error)
    {
        // The slash that people write after a folder is not part of its name.
        scope = NamePattern.TryParse(text?.TrimEnd('/'), out var pattern, out error) ? new CrawlScope(pattern, text!) : null;
        return scope is not null;
    }

    /// <summary>Whether the asset, or something that it lies in, is named by the pattern.</summary>
    internal override bool Contains(AssetPath path)
    {
        for (var current = path; current is not null; current = current.Parent)
        {
            if (_pattern.IsMatch(current.Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether the path lies in the scope or may lead to it.</summary>
    internal override bool Touches(AssetPath path) => Contains(path) || _pattern.CanMatchInside(path.Name, path.Separator);

    /// <summary>As <see cref="Contains(AssetPath)"/>, for a path as the store keeps it.</summary>
    internal override bool Contains(string pathKey, char separator)
    {
        var name = pathKey.Replace(PathKey.Separator, separator).AsSpan();
        for (var key = pathKey.AsSpan(); !key.IsEmpty; key = PathKey.Parent(key))
        {
            if (_pattern.IsMatch(name[..key.Length]))
                return true;
        }

        return _pattern.IsMatch([]);
    }
}
