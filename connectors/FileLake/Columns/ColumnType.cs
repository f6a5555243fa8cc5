using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Connectors.FileLake.Columns;

/// <summary>A type that a file states.</summary>
/// <param name="Type">In the canonical lattice.</param>
/// <param name="Native">In the format's words. Members are not part of it, so that a changed member changes no field but its own.</param>
internal sealed record ColumnType(DataType Type, string Native)
{
    /// <summary>The members of a structure, and those of the structures in an array, a map or a union.</summary>
    public IReadOnlyList<Column> Members { get; init; } = [];

    /// <summary>The types that files disagree about; empty when they do not.</summary>
    public IReadOnlyList<ColumnType> Alternatives { get; init; } = [];

    public static ColumnType Structure(string native, IReadOnlyList<Column> members) =>
        new(new DataType(TypeKind.Record), native) { Members = members };

    public static ColumnType List(string word, ColumnType element) =>
        new(DataType.Array(element.Type), $"{word}<{element.Native}>") { Members = element.Members };

    /// <summary>A structure as key is rare, so that its members, not the value's, carry a further name.</summary>
    public static ColumnType Map(ColumnType key, ColumnType value) => new(DataType.Map(key.Type, value.Type), $"map<{key.Native}, {value.Native}>")
    {
        Members = [.. key.Members.Select(member => member with { Name = "key." + member.Name }), .. value.Members],
    };

    /// <summary>One of several types, as the format states it or as files disagree.</summary>
    public static ColumnType Union(string native, IReadOnlyList<ColumnType> branches) =>
        new(DataType.Union([.. branches.Select(branch => branch.Type)]), native) { Members = [.. branches.SelectMany(branch => branch.Members)] };
}
