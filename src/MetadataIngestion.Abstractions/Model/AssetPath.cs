namespace MetadataIngestion.Abstractions;

/// <summary>
/// Where an asset or a scope is: a platform, optionally one of several instances of it, and the names that lead to it.
/// A path with no parts is the source itself. Immutable; two paths are equal when platform, instance and parts are (ordinal).
/// </summary>
public sealed class AssetPath : IEquatable<AssetPath>
{
    private readonly string[] _parts;
    private string? _name;

    private AssetPath(string platform, string? instance, char separator, string[] parts)
    {
        Platform = platform;
        Instance = instance;
        Separator = separator;
        _parts = parts;
    }

    /// <summary>The platform's name as DataHub spells it, such as <c>postgres</c>, <c>kafka</c> or <c>s3</c>.</summary>
    public string Platform { get; }

    /// <summary>Which of several installations of the platform; <see langword="null"/> when there is only one.</summary>
    public string? Instance { get; }

    /// <summary>The character that joins the parts in <see cref="Name"/>: a dot for databases, a slash for files.</summary>
    public char Separator { get; }

    /// <summary>The names from the outermost container inwards, exactly as the source spells them.</summary>
    public IReadOnlyList<string> Parts => _parts;

    /// <summary>The parts joined by <see cref="Separator"/>, without the instance. Empty for the source itself.</summary>
    public string Name => _name ??= string.Join(Separator, _parts);

    /// <summary>The innermost name; empty for the source itself.</summary>
    public string LastPart => _parts.Length == 0 ? string.Empty : _parts[^1];

    /// <summary>The enclosing path, or <see langword="null"/> when this is the source itself.</summary>
    public AssetPath? Parent => _parts.Length == 0 ? null : new AssetPath(Platform, Instance, Separator, _parts[..^1]);

    /// <summary>The path of a source itself: no parts yet.</summary>
    /// <param name="platform">The platform's name as DataHub spells it.</param>
    /// <param name="instance">Which installation of the platform, if there are several.</param>
    /// <param name="separator">The character that joins the parts in names.</param>
    /// <exception cref="ArgumentException"><paramref name="platform"/> is empty.</exception>
    public static AssetPath Root(string platform, string? instance = null, char separator = '.')
    {
        ArgumentException.ThrowIfNullOrEmpty(platform);
        return new AssetPath(platform, instance, separator, []);
    }

    /// <summary>This path with one more name inside it.</summary>
    /// <exception cref="ArgumentException"><paramref name="part"/> is empty.</exception>
    public AssetPath Child(string part)
    {
        ArgumentException.ThrowIfNullOrEmpty(part);
        return new AssetPath(Platform, Instance, Separator, [.. _parts, part]);
    }

    /// <summary>This path with several more names inside it, the outermost first.</summary>
    public AssetPath Child(params ReadOnlySpan<string> parts) =>
        new(Platform, Instance, Separator, [.. _parts, .. parts]);

    /// <summary>Whether this path is <paramref name="ancestor"/> or lies anywhere inside it.</summary>
    public bool IsWithin(AssetPath ancestor)
    {
        ArgumentNullException.ThrowIfNull(ancestor);
        return _parts.Length >= ancestor._parts.Length
            && Platform == ancestor.Platform
            && Instance == ancestor.Instance
            && _parts.AsSpan(0, ancestor._parts.Length).SequenceEqual(ancestor._parts);
    }

    /// <inheritdoc />
    public bool Equals(AssetPath? other) =>
        other is not null && _parts.Length == other._parts.Length && IsWithin(other);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as AssetPath);

    /// <inheritdoc />
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(Platform);
        hash.Add(Instance);
        foreach (var part in _parts)
        {
            hash.Add(part);
        }

        return hash.ToHashCode();
    }

    /// <summary>The name for people: <see cref="Name"/>, or the platform for the source itself.</summary>
    public override string ToString() => _parts.Length == 0 ? Platform : Name;
}
