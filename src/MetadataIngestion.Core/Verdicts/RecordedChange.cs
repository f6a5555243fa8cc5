using System.Text.Json;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>A verdict as an event of the log tells it.</summary>
/// <param name="Code">The kind of change.</param>
/// <param name="Level">How much it hurts.</param>
/// <param name="Message">The change for people.</param>
public sealed record RecordedChange(string Code, VerdictLevel Level, string Message)
{
    private const int NamedReaders = 3;
    private const string DatasetPrefix = "urn:li:dataset:(";
    private const string ProductPrefix = "urn:li:dataProduct:";

    /// <summary>The name of the events that tell verdicts.</summary>
    public const string EventName = ChangeEvents.Name;

    /// <summary>How many entities read or write what changed, as far as that was looked up.</summary>
    public int ImpactCount { get; private init; }

    /// <summary>The names of the first of them, those first that are known to use the field.</summary>
    public IReadOnlyList<string> Readers { get; private init; } = [];

    /// <summary>How many more depend on those.</summary>
    public int DownstreamCount { get; private init; }

    /// <summary>The consumer groups of a topic.</summary>
    public IReadOnlyList<string> ConsumerGroups { get; private init; } = [];

    /// <summary>The ids of the contracts that promise something of what changed.</summary>
    public IReadOnlyList<string> Contracts { get; private init; } = [];

    /// <summary>The ids of the data products that contain what changed, or something that depends on it.</summary>
    public IReadOnlyList<string> Products { get; private init; } = [];

    /// <summary>Who may be hurt, for people; empty for nobody.</summary>
    public string DescribeImpact()
    {
        string[] parts =
        [
            DescribeReaders(),
            DownstreamCount == 0 ? string.Empty : $"{DownstreamCount} further on",
            List("group", ConsumerGroups),
            List("contract", Contracts),
            List("product", Products),
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    /// <summary>Reads the payload of an event; <see langword="null"/> when it tells no verdict.</summary>
    public static RecordedChange? Read(string name, ReadOnlyMemory<byte> payload)
    {
        if (name != EventName)
            return null;

        using var document = JsonDocument.Parse(payload);
        return document.RootElement.TryGetProperty("parameters", out var parameters)
            && parameters.TryGetProperty("code", out var code)
            && parameters.TryGetProperty("level", out var level)
            && Enum.TryParse<VerdictLevel>(level.GetString(), ignoreCase: true, out var known)
            ? new RecordedChange(code.GetString()!, known, parameters.GetProperty("message").GetString()!)
            {
                ImpactCount = ReadCount(parameters, "impactCount"),
                Readers = [.. ReadList(parameters, "impact").Select(NameIn)],
                DownstreamCount = ReadCount(parameters, "downstreamCount"),
                ConsumerGroups = ReadList(parameters, "consumerGroups"),
                Contracts = ReadList(parameters, "contractIds"),
                Products = [.. ReadList(parameters, "products").Concat(ReadList(parameters, "downstreamProducts")).Select(urn => urn.Replace(ProductPrefix, string.Empty, StringComparison.Ordinal))],
            }
            : null;
    }

    private string DescribeReaders()
    {
        var names = Readers.Take(NamedReaders).ToList();
        if (ImpactCount > names.Count)
            names.Add($"{ImpactCount - names.Count} more");
        return string.Join(", ", names);
    }

    /// <summary>The name in a dataset's URN; other URNs have none for people.</summary>
    private static string NameIn(string urn) => urn.StartsWith(DatasetPrefix, StringComparison.Ordinal) && urn.Split(',') is { Length: >= 3 } parts ? string.Join(',', parts[1..^1]) : urn;

    private static string List(string name, IReadOnlyList<string> items) => items.Count == 0 ? string.Empty : $"{name}{(items.Count == 1 ? string.Empty : "s")} {string.Join(", ", items)}";

    private static int ReadCount(JsonElement parameters, string name) => parameters.TryGetProperty(name, out var count) ? count.GetInt32() : 0;

    private static List<string> ReadList(JsonElement parameters, string name)
    {
        if (!parameters.TryGetProperty(name, out var text))
            return [];

        using var list = JsonDocument.Parse(text.GetString()!);
        return [.. list.RootElement.EnumerateArray().Select(item => item.GetString()!)];
    }
}
