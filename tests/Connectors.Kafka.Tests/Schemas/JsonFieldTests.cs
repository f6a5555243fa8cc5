using Connectors.Kafka.Tests.Support;
using MetadataIngestion.Abstractions;

namespace Connectors.Kafka.Tests.Schemas;

/// <summary>Paths as DataHub makes them of JSON Schema documents.</summary>
public sealed class JsonFieldTests
{
    [Theory]
    [InlineData("""{"type":"string"}""", "[type=string].f", TypeKind.String, "string")]
    [InlineData("""{"type":"integer"}""", "[type=integer].f", TypeKind.Integer, "integer")]
    [InlineData("""{"type":"number"}""", "[type=number].f", TypeKind.Float, "number")]
    [InlineData("""{"type":"boolean"}""", "[type=boolean].f", TypeKind.Boolean, "boolean")]
    [InlineData("""{"type":["null","string"]}""", "[type=string].f", TypeKind.String, "string")]
    [InlineData("""{"type":"string","format":"date"}""", "[type=string(date)].f", TypeKind.Date, "string(date)")]
    [InlineData("""{"type":"string","format":"date-time"}""", "[type=string(date-time)].f", TypeKind.Timestamp, "string(date-time)")]
    [InlineData("""{"enum":["A","B"]}""", "[type=enum].f", TypeKind.Enum, "Enum")]
    [InlineData("""{"const":7}""", "[type=integer].f", TypeKind.Integer, "integer")]
    [InlineData("""{"type":"object","additionalProperties":{"type":"integer"}}""", "[type=map].[type=integer].f", TypeKind.Map, "map(str,integer)")]
    [InlineData("""{"type":"object","patternProperties":{"^x":{"type":"string"}}}""", "[type=map].[type=string].f", TypeKind.Map, "map(str,string)")]
    [InlineData("""{"oneOf":[{"type":"null"},{"type":"string"}]}""", "[type=string].f", TypeKind.String, "string")]
    [InlineData("true", "[type=any].f", TypeKind.Opaque, "any")]
    public void Field_OfAType_HasItsPath(string schema, string path, TypeKind kind, string native)
    {
        var field = Assert.Single(Read.Json(Object($"\"f\":{schema}")).Fields);

        Assert.Equal(("[version=2.0].[type=T]." + path, kind, native), (field.Path, field.Type.Kind, field.NativeType));
    }

    [Fact]
    public void Paths_ArrayOfTexts_HaveARowForTheItems() => Assert.Equal(
        ["[version=2.0].[type=T].[type=array].ar", "[version=2.0].[type=T].[type=array].ar.[type=string].string"],
        Read.Json(Object("""  "ar":{"type":"array","items":{"type":"string"}}  """)).Paths());

    [Fact]
    public void Paths_ObjectWithin_IsNamedByItsTitleOrReference() => Assert.Equal(
        [
            "[version=2.0].[type=T].[type=PhoneNumber].phone",
            "[version=2.0].[type=T].[type=PhoneNumber].phone.[type=string].number",
            "[version=2.0].[type=T].[type=Address].address",
            "[version=2.0].[type=T].[type=Address].address.[type=string].city",
        ],
        Read.Json("""
            {"title":"T","type":"object","properties":{"phone":{"title":"PhoneNumber","type":"object","properties":{"number":{"type":"string"}}},"address":{"$ref":"#/$defs/Address"}},
             "$defs":{"Address":{"type":"object","properties":{"city":{"type":"string"}}}}}
            """).Paths());

    [Fact]
    public void Paths_TreeOfItself_EndWhereItBegins() => Assert.Equal(
        [
            "[version=2.0].[type=TreeNode].[type=string].value",
            "[version=2.0].[type=TreeNode].[type=array].children",
            "[version=2.0].[type=TreeNode].[type=array].children.[type=TreeNode].TreeNode",
        ],
        Read.Json("""{"title":"TreeNode","type":"object","properties":{"value":{"type":"string"},"children":{"type":"array","items":{"$ref":"#"}}}}""").Paths());

    [Fact]
    public void Paths_Choice_HasARowForItselfAndForEveryBranch() => Assert.Equal(
        [
            "[version=2.0].[type=T].[type=union].u",
            "[version=2.0].[type=T].[type=union].[type=string].u",
            "[version=2.0].[type=T].[type=union].[type=X].u",
            "[version=2.0].[type=T].[type=union].[type=X].u.[type=integer].n",
        ],
        Read.Json(Object("""  "u":{"anyOf":[{"type":"string"},{"title":"X","type":"object","properties":{"n":{"type":"integer"}}}]}  """)).Paths());

    [Fact]
    public void Paths_ChoiceAtTheTop_ListsMembersOfEveryBranch() => Assert.Equal(
        ["[version=2.0].[type=union].[type=A].[type=string].a", "[version=2.0].[type=union].[type=B].[type=string].b"],
        Read.Json("""{"oneOf":[{"title":"A","type":"object","properties":{"a":{"type":"string"}}},{"title":"B","type":"object","properties":{"b":{"type":"string"}}}]}""").Paths());

    [Fact]
    public void Paths_AllOf_IsMerged() => Assert.Equal(
        ["[version=2.0].[type=T].[type=string].a", "[version=2.0].[type=T].[type=string].b"],
        Read.Json("""{"title":"T","allOf":[{"properties":{"a":{"type":"string"}}},{"properties":{"b":{"type":"string"}}}]}""").Paths());

    [Fact]
    public void Nullable_RequiredOrNot_IsToldApart() => Assert.Equal(
        [false, true, true],
        Read.Json("""{"title":"T","type":"object","required":["a","c"],"properties":{"a":{"type":"string"},"b":{"type":"string"},"c":{"type":["string","null"]}}}""")
            .Fields.Select(field => field.Nullable));

    [Theory]
    [InlineData("common.json")]
    [InlineData("common.json#/definitions/Money")]
    [InlineData("https://shop.example.com/common.json#/definitions/Money")]
    [InlineData("https://shop.example.com/common.json#money")]
    public void Reference_ToARegisteredDocument_IsResolved(string reference)
    {
        var reading = Read.Json(
            Object($$"""  "m":{"$ref":"{{reference}}"}  """),
            ("common.json", """{"$id":"https://shop.example.com/common.json","type":"object","properties":{"x":{"type":"string"}},"definitions":{"Money":{"$anchor":"money","type":"object","properties":{"x":{"type":"string"}}}}}"""));

        Assert.Equal(2, reading.Fields.Count);
        Assert.Empty(reading.Problems);
    }

    [Fact]
    public void Reference_ToAnAddress_IsNeverFetched()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var reading = Read.Json(Object($$"""  "m":{"$ref":"http://{{listener.LocalEndpoint}}/common.json"}  """));

        Assert.False(listener.Pending());
        Assert.Single(reading.Fields);
        Assert.Contains("Addresses are never fetched", Assert.Single(reading.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Reference_InACircle_IsAProblem() => Assert.NotEmpty(
        Read.Json("""{"title":"T","properties":{"a":{"$ref":"#/definitions/A"}},"definitions":{"A":{"$ref":"#/definitions/B"},"B":{"$ref":"#/definitions/A"}}}""").Problems);

    [Fact]
    public void Reference_ThatMultipliesItself_EndsAtOnce()
    {
        var reading = Read.Json("""{"title":"T","allOf":[{"$ref":"#/definitions/A"}],"definitions":{"A":{"properties":{"x":{"type":"string"}},"allOf":[{"$ref":"#/definitions/A"},{"$ref":"#/definitions/A"},{"$ref":"#"}]}}}""");

        Assert.Equal(["[version=2.0].[type=T].[type=string].x"], reading.Paths());
        Assert.NotEmpty(reading.Problems);
    }

    [Fact]
    public void Reference_WithSiblings_CountsThemByTheDraft()
    {
        const string Properties = """ "properties":{"a":{"$ref":"#/definitions/A","description":"Here."}},"definitions":{"A":{"type":"string","description":"There."}} """;

        Assert.Equal("There.", Read.Json($$"""{"title":"T",{{Properties}}}""").Fields[0].Description);
        Assert.Equal("Here.", Read.Json($$"""{"$schema":"https://json-schema.org/draft/2020-12/schema","title":"T",{{Properties}}}""").Fields[0].Description);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    public void Read_NoSchema_SaysSo(string text) => Assert.StartsWith("The schema s-value cannot be read: it is ", Assert.Single(Read.Json(text).Problems), StringComparison.Ordinal);

    private static string Object(string properties) => $$"""{ "title": "T", "type": "object", "properties": { {{properties}} } }""";
}
