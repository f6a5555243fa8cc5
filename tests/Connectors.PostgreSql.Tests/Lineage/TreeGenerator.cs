using FsCheck;
using FsCheck.Fluent;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Random trees: every kind of value, names full of syntax.</summary>
internal static class TreeGenerator
{
    public static Arbitrary<TreeModel> Trees { get; } = Gen.Sized(size => Tree(Math.Min(size, 40))).ToArbitrary();

    /// <summary>Text made of the characters that mean something in a tree.</summary>
    public static Arbitrary<string> Garbage { get; } =
        Gen.Elements("(", ")", "{", "}", "\\", " ", "[", "]", "<>", "\"", ":", ":a", "i", "b", "7", "-", "QUERY", "VAR", "\n", "\u00e9")
            .ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Gen<string> s_names = Gen.Elements(' ', '\n', '\t', '(', ')', '{', '}', '\\', '<', '>', '"', ':', '[', ']', '+', '-', '.', '7', 'a', 'i', '\u00e9')
        .NonEmptyListOf().Select(characters => new string([.. characters]));

    private static Gen<TreeModel> Tree(int size) => size < 2 ? Leaf() : Gen.Frequency(
        (1, Leaf()),
        (2, Tree(size / 3).ListOf().Select(items => (TreeModel)new TreeModel.List([.. items.Where(IsListItem)]))),
        (3, Gen.Elements("VAR", "QUERY", "RANGETBLENTRY", "SOMETHINGNEW")
            .Zip(Gen.OneOf(Tree(size / 3), Constant()).ListOf())
            .Select(pair => (TreeModel)new TreeModel.Node(pair.Item1, [.. pair.Item2]))));

    private static Gen<TreeModel> Leaf() => Gen.OneOf(
        Gen.Constant((TreeModel)new TreeModel.Null()),
        s_names.Select(name => (TreeModel)new TreeModel.Name(name)),
        Gen.Elements('i', 'o', 'b', 'x').Zip(Gen.Choose(-9, 99999).ListOf())
            .Select(pair => (TreeModel)new TreeModel.Numbers(pair.Item1, [.. pair.Item2])));

    private static Gen<TreeModel> Constant() =>
        Gen.Choose(-128, 127).ListOf().Select(bytes => (TreeModel)new TreeModel.Constant([.. bytes.Select(value => (sbyte)value)]));

    // Lists hold their names quoted, so that none can look like the letter that marks a list of numbers.
    private static bool IsListItem(TreeModel item) => item is not TreeModel.Name;
}
