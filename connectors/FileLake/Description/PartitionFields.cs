using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.FileLake.Layout;

namespace MetadataIngestion.Connectors.FileLake.Description;

internal static class PartitionFields
{
    /// <summary>The fields of the files followed by the partition keys. A key that the files hold too is shown once, as a key.</summary>
    public static IReadOnlyList<Field> Append(IReadOnlyList<Field> fields, PartitionKeys partitions)
    {
        List<Field> all = [.. fields];
        foreach (var key in partitions.Keys)
        {
            var index = all.FindIndex(field => field.Path == key.Name);
            if (index >= 0)
            {
                all[index] = all[index] with { IsPartitionKey = true };
                continue;
            }

            var (type, native) = key.Values.Type;
            all.Add(new Field { Path = key.Name, Type = type, NativeType = native, Nullable = partitions.IsNullable(key), IsPartitionKey = true });
        }

        return all;
    }
}
