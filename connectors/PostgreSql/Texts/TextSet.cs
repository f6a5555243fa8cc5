namespace MetadataIngestion.Connectors.PostgreSql.Texts;

/// <summary>The texts of a page's objects, and the objects whose texts are not to be had.</summary>
internal sealed class TextSet
{
    private readonly Dictionary<TextKey, string> _texts = [];
    private readonly Dictionary<uint, TextProblem> _problems = [];

    public void Add(TextKey key, string text) => _texts[key] = text;

    public void Fail(uint oid, TextProblem problem) => _problems[oid] = problem;

    public TextProblem? ProblemOf(uint oid) => _problems.TryGetValue(oid, out var problem) ? problem : null;

    public string? Find(TextKey key) => _texts.GetValueOrDefault(key);

    /// <summary>A text that the catalogs promised. When it is gone, the object is not what the catalogs said any more.</summary>
    public string Require(TextKey key)
    {
        if (_texts.TryGetValue(key, out var text))
            return text;
        _problems.TryAdd(key.Object, new TextProblem(TextTrouble.Changed, null));
        return string.Empty;
    }

    public void Clear()
    {
        _texts.Clear();
        _problems.Clear();
    }
}
