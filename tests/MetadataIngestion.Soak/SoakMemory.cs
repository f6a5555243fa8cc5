using System.Globalization;

namespace MetadataIngestion.Soak;

/// <summary>The service's memory over its longest life.</summary>
internal sealed class SoakMemory
{
    private readonly List<List<long>> _lives = [];

    public void Begin() => _lives.Add([]);

    public void Sample(ServiceProcess service) => _lives[^1].Add(service.WorkingSet());

    /// <summary>The median of each tenth of the longest life.</summary>
    public IEnumerable<string> Figures()
    {
        var longest = _lives.MaxBy(life => life.Count)!.Where(bytes => bytes > 0).ToList();
        if (longest.Count < 10)
            yield break;

        var tenths = longest.Chunk((longest.Count + 9) / 10).Select(part => Megabytes(part.Order().ElementAt(part.Length / 2)));
        yield return $"memory over the longest life: {string.Join(", ", tenths)} MB";
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("F0", CultureInfo.InvariantCulture);
}
