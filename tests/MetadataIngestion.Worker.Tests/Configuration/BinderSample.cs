namespace MetadataIngestion.Worker.Tests.Configuration;

/// <summary>Options of every type that there is.</summary>
internal sealed class BinderSample
{
    public string? Text { get; set; }

    public int Number { get; init; }

    public long? NumberAsText { get; set; }

    public bool Flag { get; set; }

    public double Rate { get; set; }

    public TimeSpan Duration { get; set; }

    public Uri? Url { get; set; }

    public DateTimeOffset? When { get; set; }

    public DayOfWeek Word { get; set; }

    public IReadOnlyList<DayOfWeek> Words { get; init; } = [];

    public List<string> Names { get; set; } = [];

    public ISet<int> Set { get; set; } = new HashSet<int>();

    public IReadOnlyDictionary<string, int> ByName { get; set; } = new Dictionary<string, int>();

    public BinderSampleInner Inner { get; set; } = new();

    public BinderSampleInner[] Inners { get; set; } = [];

    public string Nothing { get; set; } = "default";
}
