using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Filtering;

namespace MetadataIngestion.Core.Tests.Filtering;

public sealed class AssetFilterTests
{
    [Fact]
    public void Evaluate_NoPatterns_AllowsEverything()
    {
        var filter = new AssetFilter(new FilterOptions());

        Assert.Equal(new FilterVerdict(true, null), filter.Evaluate(Table("sales.public.orders")));
    }

    [Theory]
    [InlineData("sales.public.orders", true)]
    [InlineData("SALES.Public.ORDERS", true)]
    [InlineData("sales.public", false)]
    [InlineData("hr.public.sales", false)]
    public void Evaluate_AllowGlob_MatchesWholeNameIgnoringCase(string name, bool allowed)
    {
        var filter = new AssetFilter(new FilterOptions { Allow = ["sales.*.*"] });

        Assert.Equal(allowed, filter.Evaluate(Table(name)).IsAllowed);
    }

    [Fact]
    public void Evaluate_NothingInAllowMatches_NamesAllowAsTheRule()
    {
        var filter = new AssetFilter(new FilterOptions { Allow = ["sales.*"] });

        Assert.Equal("not in Allow", filter.Evaluate(Table("hr.public.people")).Rule);
    }

    [Fact]
    public void Evaluate_DenyAndAllowMatch_DenyWinsAndIsNamed()
    {
        var filter = new AssetFilter(new FilterOptions { Allow = ["sales.*"], Deny = ["*.audit_*", "*.tmp_*"] });

        Assert.Equal(new FilterVerdict(false, "Deny \"*.tmp_*\""), filter.Evaluate(Table("sales.public.tmp_1")));
    }

    [Theory]
    [InlineData("sales.public.orders_2024", true)]
    [InlineData("sales.public.orders_2024_old", false)]
    [InlineData("Sales.Public.Orders_2024", true)]
    [InlineData("sales.public.orders_2024\n", false)]
    public void Evaluate_RegexPattern_MatchesWholeNameIgnoringCase(string name, bool allowed)
    {
        var filter = new AssetFilter(new FilterOptions { Allow = [@"regex:sales\..*_\d{4}|nothing"] });

        Assert.Equal(allowed, filter.Evaluate(Table(name)).IsAllowed);
    }

    [Fact]
    public void Evaluate_FilePath_StarCrossesSlashes()
    {
        var filter = new AssetFilter(new FilterOptions { Allow = ["lake/*.csv"] });
        var path = AssetPath.Root("file", separator: '/').Child("lake", "raw", "orders.csv");

        Assert.True(filter.Evaluate(path).IsAllowed);
    }

    [Theory]
    [InlineData("db.tmp.*", "db.tmp", false)]
    [InlineData("db.tmp.*", "db.tmp2", true)]
    [InlineData("db.tmp.*", "db", true)]
    [InlineData("db.tmp*", "db.tmp", false)]
    [InlineData("*.tmp_*", "db.tmp_1", false)]
    [InlineData("*", "db", false)]
    [InlineData("*.?*", "db", false)]
    [InlineData("*_old", "db.tmp_old", true)]
    [InlineData("db.tmp", "db.tmp", true)]
    [InlineData("db.tmp.?", "db.tmp", true)]
    [InlineData("regex:.*", "db", true)]
    public void EvaluateContents_Deny_SaysNoOnlyWhenEverythingInsideIsDenied(string pattern, string container, bool allowed)
    {
        var filter = new AssetFilter(new FilterOptions { Deny = [pattern] });

        Assert.Equal(allowed, filter.EvaluateContents(Table(container)).IsAllowed);
    }

    [Theory]
    [InlineData("sales.*", "sales", true)]
    [InlineData("sales.*", "SALES", true)]
    [InlineData("sales.*", "sales.public", true)]
    [InlineData("sales.*", "hr", false)]
    [InlineData("sales.public.orders", "sales", true)]
    [InlineData("sales.public.orders", "sales.public", true)]
    [InlineData("sales.public.orders", "sales.public.orders", false)]
    [InlineData("sales.public.orders", "sales.archive", false)]
    [InlineData("sales", "sales", false)]
    [InlineData("*.orders", "hr", true)]
    [InlineData("s?les.*", "sales", true)]
    [InlineData("s?les.*", "sles", false)]
    [InlineData("regex:sales[.].*", "hr", true)]
    public void EvaluateContents_Allow_SaysNoOnlyWhenNothingInsideCanMatch(string pattern, string container, bool allowed)
    {
        var filter = new AssetFilter(new FilterOptions { Allow = [pattern] });

        Assert.Equal(allowed, filter.EvaluateContents(Table(container)).IsAllowed);
    }

    [Fact]
    public void EvaluateContents_SourceItself_IsTheStartOfEveryName()
    {
        var root = AssetPath.Root("postgres");

        Assert.True(new AssetFilter(new FilterOptions { Allow = ["sales.*"] }).EvaluateContents(root).IsAllowed);
        Assert.False(new AssetFilter(new FilterOptions { Deny = ["*"] }).EvaluateContents(root).IsAllowed);
    }

    [Fact]
    public void Evaluate_ManyPatterns_AllocatesNothing()
    {
        var filter = new AssetFilter(new FilterOptions { Allow = ["*.public.*", "regex:.*"], Deny = ["*tmp?_*", "regex:.*_old"] });
        var path = Table("sales.public.orders_2024");
        Assert.True(filter.Evaluate(path).IsAllowed);
        Assert.True(filter.EvaluateContents(path).IsAllowed);

        // The runtime may allocate once while it warms up; an evaluation that allocates would show in every round.
        Assert.Contains(0, Enumerable.Range(0, 5).Select(_ => AllocatedBy(filter, path)).ToList());
    }

    [Fact]
    public void Validate_BadPatterns_ListsEachWithItsPath()
    {
        var errors = AssetFilter.Validate(new FilterOptions
        {
            Allow = ["sales.*", "", "regex:("],
            Deny = [" ", "regex:a)|(b", "regex:(?=x)y", "regex:fine"],
        });

        Assert.Equal(["Allow:1", "Allow:2", "Deny:0", "Deny:1", "Deny:2"], errors.Select(error => error.Path));
        Assert.Contains("empty", errors[0].Message, StringComparison.Ordinal);
        Assert.Contains("\"regex:(\" is not a valid regular expression", errors[1].Message, StringComparison.Ordinal);
        Assert.Contains("look-around", errors[4].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_BadPattern_Throws()
    {
        Assert.Throws<ArgumentException>(() => new AssetFilter(new FilterOptions { Deny = ["regex:["] }));
    }

    private static AssetPath Table(string name) => AssetPath.Root("postgres").Child(name.Split('.'));

    private static long AllocatedBy(AssetFilter filter, AssetPath path)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            filter.Evaluate(path);
            filter.EvaluateContents(path);
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
