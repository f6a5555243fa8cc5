using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Meta;
using MetadataIngestion.Connectors.Kafka.Settings;

namespace Connectors.Kafka.Tests.Meta;

public sealed class MetaMapperTests
{
    [Theory]
    [InlineData(".*", "{{ $match }}", "team-a", "team-a")]
    [InlineData("team-(?<team>.*)", "Owned.{{ $team }}", "team-a", "Owned.a")]
    [InlineData("team-.*", "Fixed", "team-a", "Fixed")]
    public void Map_ValueThatMatches_FillsTheTemplate(string match, string template, string value, string tag) =>
        Assert.Equal([tag], Map(new() { Match = match, Value = template, Operation = MetaOperation.AddTag }, $"\"{value}\"").Tags);

    [Fact]
    public void Map_ValueThatMatchesInPart_IsNoMatch() => Assert.Empty(Map(new() { Match = "team", Operation = MetaOperation.AddTag }, "\"team-a\"").Tags);

    [Fact]
    public void Map_List_HasManyValues() => Assert.Equal(["a", "b"], Map(new() { Operation = MetaOperation.AddTag }, """["a","b"]""").Tags);

    [Fact]
    public void Map_NumberOrTruth_IsItsText() => Assert.Equal(["true"], Map(new() { Match = "true", Operation = MetaOperation.AddTag }, "true").Tags);

    [Fact]
    public void Map_DottedName_LeadsIntoObjects() => Assert.Equal(
        ["sales"], new MetaMapper(Rule("a.b.domain", new() { Operation = MetaOperation.AddDomain })).Map(Properties("a", """{"b":{"domain":"sales"}}""")).Domains);

    [Fact]
    public void Map_Terms_AreDivided() => Assert.Equal(["A.B", "C"], Map(new() { Operation = MetaOperation.AddTerms, Separator = '|' }, "\"A.B | C\"").Terms);

    [Fact]
    public void Map_Owner_IsEvidenceWithItsPlace() => Assert.Equal(
        new OwnerEvidence("sales", "property p") { Kind = PrincipalKind.Group, Type = OwnershipType.DataSteward },
        Assert.Single(Map(new() { Operation = MetaOperation.AddOwner, IsGroup = true, OwnershipType = OwnershipType.DataSteward }, "\"sales\"").Owners));

    [Fact]
    public void Map_PatternThatNeverEnds_IsNoMatch() =>
        Assert.Empty(Map(new() { Match = "(a+)+b", Operation = MetaOperation.AddTag }, $"\"{new string('a', 60)}\"").Tags);

    [Fact]
    public void Aspects_TermsAndLinks_AreInDataHubsForm()
    {
        var findings = new MetaFindings();
        findings.Terms.AddRange(["Classification.PII", "urn:li:glossaryTerm:X"]);
        findings.Links.Add(new("https://wiki.example.com/orders", "Wiki"));

        Assert.Equal(
            [
                """glossaryTerms {"terms":[{"urn":"urn:li:glossaryTerm:Classification.PII"},{"urn":"urn:li:glossaryTerm:X"}],"auditStamp":{"time":0,"actor":"urn:li:corpuser:unknown"}}""",
                """institutionalMemory {"elements":[{"url":"https://wiki.example.com/orders","description":"Wiki","createStamp":{"time":0,"actor":"urn:li:corpuser:unknown"}}]}""",
            ],
            MetaAspects.Of(findings).Select(aspect => $"{aspect.Name} {System.Text.Encoding.UTF8.GetString(aspect.Json.Span)}"));
    }

    private static MetaFindings Map(MetaMappingOptions rule, string value) => new MetaMapper(Rule("p", rule)).Map(Properties("p", value));

    private static Dictionary<string, MetaMappingOptions> Rule(string property, MetaMappingOptions rule) => new() { [property] = rule };

    private static Dictionary<string, JsonElement> Properties(string name, string value) => new() { [name] = JsonElement.Parse(value) };
}
