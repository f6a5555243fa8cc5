using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Schemas;

/// <summary>
/// Compares types of the canonical lattice by the values they hold: a type is widened when every value it held fits the new one and keeps its
/// meaning. Nullability belongs to the field, and a record's members are fields of their own, so neither counts here.
/// </summary>
public static class TypeComparison
{
    /// <summary>What became of <paramref name="before"/> now that it is <paramref name="after"/>.</summary>
    public static TypeRelation Compare(DataType before, DataType after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return (TypeOrder.Fits(before, after), TypeOrder.Fits(after, before)) switch
        {
            (true, true) => TypeRelation.Equal,
            (true, _) => TypeRelation.Widened,
            (_, true) => TypeRelation.Narrowed,
            (false, false) => TypeRelation.Changed,
            _ => TypeRelation.Unknown,
        };
    }
}
