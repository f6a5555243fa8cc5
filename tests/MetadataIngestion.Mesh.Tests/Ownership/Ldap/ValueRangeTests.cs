using MetadataIngestion.Mesh.Ownership.Ldap;

namespace MetadataIngestion.Mesh.Tests.Ownership.Ldap;

public sealed class ValueRangeTests
{
    [Theory]
    [InlineData("member;range=0-1499", 1500)]
    [InlineData("Member;Range=1500-2999", 3000)]
    [InlineData("member;range=3000-*", null)]
    public void Find_PartOfTheValues_TellsWhereTheNextBegins(string name, int? next) => Assert.Equal(new ValueRange(name, next), ValueRange.Find("member", ["cn", "member", name]));

    [Theory]
    [InlineData("member")]
    [InlineData("memberUid;range=0-1499")]
    [InlineData("member;range=0-many")]
    [InlineData("member;lang-de")]
    public void Find_NoPart_IsNone(string name) => Assert.Null(ValueRange.Find("member", [name]));

    [Fact]
    public void From_Place_IsHowServersAreAsked() => Assert.Equal("member;range=1500-*", ValueRange.From("member", 1500));
}
