using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.Kafka.Schemas;

/// <summary>
/// Gathers the fields of a schema. Schemas that use a type in many places can unfold without end, so there is a limit to depth and number.
/// </summary>
internal sealed class FieldCollector(FieldMapping mapping)
{
    public const int MaxFields = 10_000;
    public const int MaxDepth = 64;

    /// <summary>Types that bring no new field can unfold without end, too.</summary>
    private const int MaxSteps = 20 * MaxFields;

    private readonly List<Field> _fields = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);
    private readonly HashSet<string> _problems = new(StringComparer.Ordinal);
    private int _steps;

    public IReadOnlyList<Field> Fields => _fields;

    public IReadOnlyList<string> Problems => [.. _problems];


    public void Report(string problem) => _problems.Add(problem);

    /// <summary>Adds a field, unless one with its path is there: of two branches of a union that look the same the first counts.</summary>
    /// <param name="field">The field.</param>
    /// <param name="properties">What is said about it beside the language's own words.</param>
    public void Add(Field field, IReadOnlyDictionary<string, JsonElement> properties)
    {
        if (IsFull)
            ReportFull();
        else if (_paths.Add(field.Path))
            _fields.Add(mapping.Apply(field, properties));
    }

    /// <summary>Whether to go a level deeper.</summary>
    public bool CanDescend(int depth)
    {
        _steps++;
        if (IsFull)
            ReportFull();
        else if (depth >= MaxDepth)
            Report($"The schema is nested more than {MaxDepth} levels deep; the rest is left out.");
        return depth < MaxDepth && !IsFull;
    }

    private bool IsFull => _fields.Count >= MaxFields || _steps > MaxSteps;

    private void ReportFull() => Report($"The schema has more than {MaxFields} fields; the rest is left out.");
}
