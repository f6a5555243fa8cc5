using System.Globalization;

namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>Hands out names of which no two are equal: the second <c>total</c> becomes <c>total_1</c>.</summary>
internal sealed class UniqueNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _repeats = new(StringComparer.Ordinal);

    public string Take(string name)
    {
        var candidate = name;
        while (!_taken.Add(candidate))
        {
            var repeat = _repeats.GetValueOrDefault(name) + 1;
            _repeats[name] = repeat;
            candidate = string.Create(CultureInfo.InvariantCulture, $"{name}_{repeat}");
        }

        return candidate;
    }
}
