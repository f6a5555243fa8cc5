using System.Text;
using MetadataIngestion.Connectors.PostgreSql.Lineage;
using MetadataIngestion.Connectors.PostgreSql.Tests.Servers;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Whatever is wrong with a tree, the analysis ends, and ends in a result or in a <see cref="LineageException"/>.</summary>
public sealed class DamagedTreesTests(LineageDatabases databases) : IClassFixture<LineageDatabases>
{
    private static readonly LineageLimits Limits = new() { MaxSteps = 20_000 };

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_TreeWithRandomDamage_NeverFailsInAnotherWay(int major)
    {
        var catalog = await databases.CatalogOfAsync(major);
        var random = new Random(major);

        foreach (var view in catalog.Views)
        {
            for (var i = 0; i < 60; i++)
                AnalyzeDamaged(Damage(catalog.TreeOf(view), random));
        }
    }

    [PostgresTheory, PostgresMajors]
    public async Task Analyze_TreeCutShort_IsMalformed(int major)
    {
        var catalog = await databases.CatalogOfAsync(major);
        var tree = catalog.TreeOf(catalog.OidOf("v08"));

        for (var length = 0; length < tree.Length; length += 7)
            Assert.Equal(LineageFailure.Malformed, Assert.Throws<LineageException>(() => Analyze(tree.AsMemory(0, length))).Failure);
    }

    private static void AnalyzeDamaged(byte[] tree)
    {
        try
        {
            Analyze(tree);
        }
        catch (LineageException exception)
        {
            Assert.NotEmpty(exception.Message);
        }
    }

    private static ViewLineage Analyze(ReadOnlyMemory<byte> tree) => new ViewLineageAnalyzer(_ => [1, 2], Limits).Analyze(tree);

    private static byte[] Damage(byte[] tree, Random random)
    {
        var at = random.Next(tree.Length);
        var length = Math.Min(random.Next(1, 40), tree.Length - at);
        byte[] inserted = random.Next(4) switch
        {
            0 => [],
            1 => Encoding.ASCII.GetBytes(random.Next(-3, 100).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            2 => [(byte)"(){}\\ <>[]:"[random.Next(11)]],
            _ => tree[random.Next(tree.Length)..][..1],
        };
        return random.Next(3) == 0 ? ChangeNumber(tree, at, random) : [.. tree[..at], .. inserted, .. tree[(at + length)..]];
    }

    // Keeps the tree well-formed, so that the analysis meets references that lead nowhere or in circles.
    private static byte[] ChangeNumber(byte[] tree, int at, Random random)
    {
        byte[] changed = [.. tree];
        for (; at < changed.Length; at++)
        {
            if (char.IsAsciiDigit((char)changed[at]))
            {
                changed[at] = (byte)('0' + random.Next(10));
                break;
            }
        }
        return changed;
    }
}
