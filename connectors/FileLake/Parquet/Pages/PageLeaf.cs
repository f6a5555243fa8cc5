using System.Numerics;

namespace MetadataIngestion.Connectors.FileLake.Parquet.Pages;

/// <summary>A column as its pages see it.</summary>
/// <param name="Type">How values are stored.</param>
/// <param name="Definition">How many of the nodes on the way to it may be missing; so many are there when a value is.</param>
/// <param name="Repetition">How many of them repeat.</param>
internal readonly record struct PageLeaf(PhysicalType Type, int Definition, int Repetition)
{
    public int DefinitionWidth => Width(Definition);

    public int RepetitionWidth => Width(Repetition);

    private static int Width(int level) => 32 - BitOperations.LeadingZeroCount((uint)level);
}
