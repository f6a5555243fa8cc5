using System.Numerics;

namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>A column as its pages see it.</summary>
/// <param name="Type">How values are stored.</param>
/// <param name="Definition">How many of the nodes on the way to it may be missing; so many are there when a value is.</param>
/// <param name="Repetition">How many of them repeat.</param>
/// <param name="Length">The bytes of a value, where the schema states them.</param>
internal readonly record struct PageLeaf(PhysicalType Type, int Definition, int Repetition, int Length)
{
    public int DefinitionWidth => BitsOf(Definition);

    public int RepetitionWidth => BitsOf(Repetition);

    /// <summary>The bytes of a value, where all have as many.</summary>
    public int Width => Type switch
    {
        PhysicalType.Int32 or PhysicalType.Float => 4,
        PhysicalType.Int64 or PhysicalType.Double => 8,
        PhysicalType.Int96 => 12,
        _ => Length,
    };

    private static int BitsOf(int level) => 32 - BitOperations.LeadingZeroCount((uint)level);
}
