namespace MetadataIngestion.Connectors.FileLake.Layout;

/// <summary>Why files are a dataset.</summary>
/// <param name="Text">For people; follows "because".</param>
internal sealed record GroupRule(string Text)
{
    public static GroupRule Partitions { get; } = new("its folders are partitions: they are named key=value, or by dates like all folders beside them");

    public static GroupRule Parts { get; } = new("all files of that format in the folder are numbered or dated parts");

    public static GroupRule LikeNames { get; } = new("files whose names differ only in numbers, dates and ids are one dataset");

    public static GroupRule OwnName { get; } = new("a file whose name is like no other's in the folder is a dataset of its own");

    public static GroupRule PathSpec(string include) => new($"the path specification {include} matches");
}
