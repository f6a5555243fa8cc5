namespace MetadataIngestion.Worker.Configuration.Tree;

/// <summary>Where a configuration value was written.</summary>
/// <param name="Source">A file, or an environment variable or argument, for people.</param>
/// <param name="Line">The line in the file, from 1; 0 when there are no lines.</param>
internal readonly record struct NodeLocation(string Source, int Line = 0)
{
    public override string ToString() => Line == 0 ? Source : $"{Source}:{Line}";
}
