using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.PostgreSql.Catalog;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Catalog;

public sealed class PageSectionTests
{
    [Fact]
    public void Of_RelationsWithAnyNumberOfRows_GivesEachItsOwn()
    {
        var section = new PageSection<int>();

        Prop.ForAll<byte[]>(counts =>
        {
            Fill(section, counts);
            for (var i = 0; i < counts.Length; i++)
            {
                if (!section.Of(i).SequenceEqual(Enumerable.Repeat(i, counts[i] % 4).ToArray()))
                    return false;
            }

            return true;
        }).QuickCheckThrowOnFailure();
    }

    private static void Fill(PageSection<int> section, byte[] counts)
    {
        section.Reset(counts.Length);
        for (var i = 0; i < counts.Length; i++)
        {
            for (var row = 0; row < counts[i] % 4; row++)
                section.Add(i) = i;
        }

        section.Complete();
    }
}
