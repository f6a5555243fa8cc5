using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Core.Filtering;

namespace MetadataIngestion.Core.Tests.Filtering;

public sealed class GlobPatternTests
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(5000);

    [Theory]
    [InlineData("a?c", "a\U0001F600c", true)]
    [InlineData("a??c", "a\U0001F600c", false)]
    [InlineData("*??", "\U0001F600", false)]
    [InlineData("?", "", false)]
    [InlineData("*", "", true)]
    [InlineData("**", "x", true)]
    [InlineData("stra\u00DFe", "STRA\u00DFE", true)]
    [InlineData("\u00E4*", "\u00C4pfel", true)]
    [InlineData("a.b", "axb", false)]
    public void IsMatch_SpecialCharacters_CountAsOneEach(string glob, string name, bool expected)
    {
        Assert.Equal(expected, NamePattern.Parse(glob).IsMatch(name));
    }

    [Fact]
    public void IsMatch_AnyGlobAndName_AgreesWithTheDefinition()
    {
        var cases =
            from glob in Text("ab.*?*?")
            from name in Text("abAB.")
            where glob.Length > 0
            select (glob, name);

        Check.One(Thorough, Prop.ForAll(Arb.From(cases), c =>
            NamePattern.Parse(c.glob).IsMatch(c.name) == Matches(c.glob, c.name)));
    }

    [Fact]
    public void CanMatchInside_SaysNo_NoNameInsideMatches()
    {
        Check.One(Thorough, Prop.ForAll(Arb.From(Inside()), c =>
            NamePattern.Parse(c.glob).CanMatchInside(c.container, '.') || !Matches(c.glob, $"{c.container}.{c.rest}")));
    }

    [Fact]
    public void MatchesAllInside_SaysYes_EveryNameInsideMatches()
    {
        Check.One(Thorough, Prop.ForAll(Arb.From(Inside()), c =>
            !NamePattern.Parse(c.glob).MatchesAllInside(c.container, '.') || Matches(c.glob, $"{c.container}.{c.rest}")));
    }

    [Fact]
    public void IsMatch_ManyStars_TakesNoExponentialTime()
    {
        var glob = NamePattern.Parse(string.Concat(Enumerable.Repeat("*a", 200)) + "b");

        Assert.False(glob.IsMatch(new string('a', 20_000)));
    }

    private static Gen<(string glob, string container, string rest)> Inside() =>
        from glob in Text("ab.*?*")
        from container in Text("ab.")
        from rest in Text("abz.")
        where glob.Length > 0 && container.Length > 0 && rest.Length > 0
        select (glob, container, rest);

    private static Gen<string> Text(string alphabet) =>
        from size in Gen.Choose(0, 8)
        from letters in Gen.ArrayOf(Gen.Elements(alphabet.ToCharArray()), size)
        select new string(letters);

    private static bool Matches(string glob, string name)
    {
        if (glob.Length == 0)
            return name.Length == 0;

        if (glob[0] == '*')
            return Matches(glob[1..], name) || (name.Length > 0 && Matches(glob, name[1..]));

        return name.Length > 0
            && (glob[0] == '?' || char.ToUpperInvariant(glob[0]) == char.ToUpperInvariant(name[0]))
            && Matches(glob[1..], name[1..]);
    }
}
