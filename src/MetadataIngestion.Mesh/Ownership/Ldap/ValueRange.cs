using System.Globalization;

namespace MetadataIngestion.Mesh.Ownership.Ldap;

/// <summary>A part of an attribute's values, as servers give them that hold back what is too much at once: <c>member;range=0-1499</c>.</summary>
/// <param name="Name">The attribute's name in the answer.</param>
/// <param name="Next">Where the next part begins; <see langword="null"/> for the last one.</param>
internal readonly record struct ValueRange(string Name, int? Next)
{
    /// <summary>The part among the attributes of an answer; <see langword="null"/> when the values are given at once.</summary>
    public static ValueRange? Find(string attribute, IEnumerable<string> names)
    {
        var prefix = attribute + ";range=";
        foreach (var name in names.Where(name => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        {
            var end = name[(name.LastIndexOf('-') + 1)..];
            if (end == "*")
                return new ValueRange(name, null);
            if (int.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var last) && last < int.MaxValue)
                return new ValueRange(name, last + 1);
        }

        return null;
    }

    /// <summary>The name by which to ask for what comes from a place on.</summary>
    public static string From(string attribute, int place) => FormattableString.Invariant($"{attribute};range={place}-*");
}
