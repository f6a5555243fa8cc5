using FsCheck;
using FsCheck.Fluent;
using MetadataIngestion.Connectors.PostgreSql.Assets;
using MetadataIngestion.Connectors.Shared;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Assets;

public sealed class GrantTextTests
{
    [Theory]
    [InlineData("app=r/boss", "grant.app", "SELECT")]
    [InlineData("=r/boss", "grant.PUBLIC", "SELECT")]
    [InlineData("app=ar*w/boss", "grant.app", "INSERT, SELECT WITH GRANT OPTION, UPDATE")]
    [InlineData("app=dDxtm/boss", "grant.app", "DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN")]
    [InlineData("app=UC/boss", "grant.app", "USAGE, CREATE")]
    [InlineData("app=CTc/boss", "grant.app", "CREATE, TEMPORARY, CONNECT")]
    [InlineData("app=X/boss", "grant.app", "EXECUTE")]
    [InlineData("\"Odd, role=/\"=r/\"the boss\"", "grant.Odd, role=/", "SELECT")]
    [InlineData("\"say \"\"hi\"\"\"=r/boss", "grant.say \"hi\"", "SELECT")]
    public void AddTo_AclItem_IsAPropertyOfTheGrantee(string item, string key, string value)
    {
        var property = Assert.Single(Collect([item]));

        Assert.Equal((key, value), (property.Key, property.Value));
    }

    [Fact]
    public void AddTo_GrantsOfSeveralGrantors_AreOneProperty() =>
        Assert.Equal("SELECT, INSERT", Collect(["app=r/boss", "app=ra/deputy"])["grant.app"]);

    [Fact]
    public void AddTo_OwnersOwnRights_AreLeftOut() => Assert.Empty(Collect(["boss=arwdDxt/boss"]));

    [Fact]
    public void AddTo_NoList_AddsNothing() => Assert.Empty(Collect(null));

    [Fact]
    public void AddTo_AnyRoleName_ComesBackFromItsQuotedForm() => Prop.ForAll<NonEmptyString>(name =>
    {
        var quoted = "\"" + name.Get.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
        return Collect([$"{quoted}=r/boss"]).TryGetValue($"grant.{name.Get}", out var privileges) && privileges == "SELECT";
    }).QuickCheckThrowOnFailure();

    private static IReadOnlyDictionary<string, string> Collect(string[]? grants)
    {
        var properties = new PropertyList();
        GrantText.AddTo(ref properties, grants, "boss");
        return properties.ToDictionary();
    }
}
