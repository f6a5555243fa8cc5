namespace MetadataIngestion.Mesh.Yaml;

/// <summary>A place in a file, both counted from 1.</summary>
internal readonly record struct YamlPosition(long Line, long Column) : IComparable<YamlPosition>
{
    public int CompareTo(YamlPosition other) => (Line, Column).CompareTo((other.Line, other.Column));

    public override string ToString() => FormattableString.Invariant($"{Line}:{Column}");
}
