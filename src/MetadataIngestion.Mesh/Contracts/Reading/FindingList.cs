using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Contracts.Reading;

/// <summary>Collects what is not right with one file. What a file repeats endlessly is told a bounded number of times.</summary>
internal sealed class FindingList(string file)
{
    private const int MaxFindings = 100;

    private readonly List<MeshFinding> _findings = [];

    public IReadOnlyList<MeshFinding> Findings => _findings;

    public void Add(string code, FindingLevel level, YamlPosition position, string message, string remedy)
    {
        if (_findings.Count < MaxFindings)
            _findings.Add(new MeshFinding(code, level, file, position.Line, position.Column, message, remedy));
    }
}
