using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Tables;

/// <summary>What properties say of a dataset's partitions.</summary>
internal static class PartitionProperties
{
    /// <param name="properties">The properties.</param>
    /// <param name="partitions">The partitions.</param>
    /// <param name="haveTimes">Whether it is known when they were written.</param>
    public static void AddTo(SortedDictionary<string, string> properties, PartitionKeys partitions, bool haveTimes = true)
    {
        if (partitions is { First: { } first, Last: { } last })
        {
            properties["first_partition"] = first;
            properties["last_partition"] = last;
        }

        if (haveTimes && partitions.Newest is { } newest)
        {
            properties["newest_partition"] = newest;
        }
    }
}
