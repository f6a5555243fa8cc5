using System.Text;
using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Files;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Mesh.Tests.Yaml;
using MetadataIngestion.Mesh.Yaml;

namespace MetadataIngestion.Mesh.Tests.Contracts;

public sealed class ContractReaderTests
{
    public static TheoryData<string> Names => ContractFiles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Normalize_Contract_LosesNothingAndIsStable(string name)
    {
        var document = ContractFiles.Contract(name).Document;
        var normal = document.Normalize();
        var again = YamlReader.Read(normal);
        Assert.Equal(normal, again.Normalize());
        Assert.Equal(Trees.Describe(document), Trees.Describe(again));
    }

    [Fact]
    public void Normalize_ContractOfAnyShape_LosesNothingIsStableAndOfTheStandard()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var document = new RandomContracts(new Random(seed)).Next();
            var normal = document.Normalize();
            var reading = ContractReader.Read(Encoding.UTF8.GetBytes(normal), "x.yaml");
            Assert.Equal(normal, YamlReader.Read(normal).Normalize());
            Assert.Equal(Trees.Describe(document), Trees.Describe(YamlReader.Read(normal)));
            Assert.DoesNotContain(reading.Findings, finding => finding.Message.Contains("the standard", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("orders.yaml")]
    [InlineData("version30.yaml")]
    [InlineData("kafka.yaml")]
    [InlineData("anchors.yaml")]
    public void ReadFile_ContractOfTheStandard_HasNoFindings(string name) => Assert.Empty(ContractFiles.Read(name).Findings);

    [Fact]
    public void ReadFile_Version31_IsUnderstood()
    {
        var contract = ContractFiles.Contract("orders.yaml");
        Assert.Equal("6f0f6c1e-52f4-4a63-9d5a-0e3a5d0f5a11 1.4.0", contract.ToString());
        Assert.Equal(ContractStatus.Active, contract.Status);
        Assert.True(contract.IsExact);
        Assert.Equal(["postgres", "s3"], contract.Servers.Select(server => server.Type));
        Assert.Equal("shop", contract.Servers[0].Database);
        var schema = Assert.Single(contract.Schemas);
        Assert.Equal(["id", "customer_id", "email", "lines", "lines.sku", "lines.quantity"], schema.AllProperties().Select(property => property.Path));
        Assert.Equal(["customers.id"], schema.Properties[1].Relationships[0].To);
        Assert.Equal("320", schema.Properties[2].Options["maxLength"]);
        var rule = schema.Properties[2].Quality[0];
        Assert.Equal(("email_there", "nullValues", QualityOperator.Be, 0m), (rule.Label, rule.Metric, rule.Operator, rule.Bounds[0]));
        Assert.Equal("sql", schema.Properties[2].Quality[1].Type);
        Assert.Equal(["latency", "retention", "endOfLife"], contract.Sla.Select(sla => sla.Kind));
        Assert.Equal(["orders.created_at"], contract.Sla[0].Elements);
    }

    [Fact]
    public void ReadFile_Version30_IsUnderstoodByTheNamesOfVersion31()
    {
        var contract = ContractFiles.Contract("version30.yaml");
        Assert.Equal("duplicateValues", contract.Schemas[0].Properties[0].Quality[0].Metric);
        var rule = contract.Schemas[0].Properties[1].Quality[0];
        Assert.Equal("invalidValues", rule.Metric);
        Assert.Equal(["DE", "FR"], rule.ValidValues);
        Assert.Equal(("frequency", "customers.changed"), (contract.Sla[0].Kind, contract.Sla[0].Elements[0]));
    }

    [Fact]
    public void ReadFile_AliasesAndMerges_AreFollowed()
    {
        var contract = ContractFiles.Contract("anchors.yaml");
        Assert.Equal(["dev", "test"], contract.Servers.Select(server => server.Environment));
        Assert.Equal(["shop", "shop"], contract.Servers.Select(server => server.Database));
        Assert.Equal(["id", "note"], contract.Schemas[1].Properties.Select(property => property.Path));
    }

    [Fact]
    public void ReadFile_KeysOutsideTheStandard_AreKeptAndTold()
    {
        var reading = ContractFiles.Read("extras.yaml");
        Assert.Equal(
            [
                "extras.yaml:7:76 DC007 servers[0] has the key somewhere, which the standard does not know. It is kept, and nothing acts upon it. Move it under customProperties.",
                "extras.yaml:10:5 DC007 schema[0] has the key ownKey, which the standard does not know. It is kept, and nothing acts upon it. Move it under customProperties.",
                "extras.yaml:14:9 DC007 schema[0].properties[0] has the key colour, which the standard does not know. It is kept, and nothing acts upon it. Move it under customProperties.",
                "extras.yaml:13:22 DC006 schema[0].properties[0].logicalType is \"INTEGER\". Write one of array, boolean, date, integer, number, object, string, time, timestamp.",
                "extras.yaml:15:1 DC007 The contract has the key x-owner, which the standard does not know. It is kept, and nothing acts upon it. Move it under customProperties.",
                "extras.yaml:16:1 DC007 The contract has the key Status, which the standard does not know. It is kept, and nothing acts upon it. Write status.",
            ],
            reading.Findings.Select(Describe));
        Assert.All(reading.Findings, finding => Assert.Equal(FindingLevel.Warning, finding.Level));
    }

    [Theory]
    [InlineData("kind: [", "DC002")]
    [InlineData("", "DC002")]
    [InlineData("a: 1\na: 2\n", "DC002")]
    [InlineData("[]", "DC004")]
    [InlineData("kind: Something\n", "DC004")]
    [InlineData("kind: DataContract\napiVersion: v2.2.2\nid: x\n", "DC004")]
    [InlineData("kind: DataContract\nid: x\n", "DC004")]
    [InlineData("kind: DataContract\napiVersion: v3.1.0\n", "DC005")]
    public void Read_FileThatIsNoContract_IsOneFinding(string text, string code)
    {
        var reading = ContractReader.Read(Encoding.UTF8.GetBytes(text), "x.yaml");
        Assert.Null(reading.Contract);
        var finding = Assert.Single(reading.Findings);
        Assert.Equal((code, FindingLevel.Error, "x.yaml"), (finding.Code, finding.Level, finding.File));
    }

    [Fact]
    public void Read_BytesThatAreNoText_AreRefused() =>
        Assert.Equal("The file is not text in UTF-8.", Assert.Single(ContractReader.Read([0x61, 0xFF, 0x0A], "x.yaml").Findings).Message);

    [Fact]
    public void Read_LargeFile_IsRefusedUnread() =>
        Assert.Equal("DC003", Assert.Single(ContractReader.Read(new byte[MeshFile.MaxBytes + 1], "x.yaml").Findings).Code);

    [Fact]
    public void ReadFile_FileThatIsGone_IsAFinding() =>
        Assert.Equal("DC001", Assert.Single(ContractReader.ReadFile("/nowhere/x.yaml", "x.yaml").Findings).Code);

    [Fact]
    public void Read_ThingsThatCannotBeUsed_AreLeftOutAndTold()
    {
        const string text = """
            version: 1
            apiVersion: v3.1.0
            kind: DataContract
            id: x
            schema:
              - description: nameless
              - name: t
                properties:
                  - logicalType: string
                  - name: a
                  - name: a
                    relationships: [{to: t.b, from: t.a}]
                    quality: [{metric: rowCount, mustBe: 1, mustBeLessThan: 2}]
                relationships: [{from: [a, b], to: [c]}]
            """;
        var reading = ContractReader.Read(Encoding.UTF8.GetBytes(text), "x.yaml");
        Assert.Equal("a", Assert.Single(reading.Contract!.Schemas[0].Properties).Path);
        Assert.Equal(
            ["6:5", "9:9", "12:25", "13:19", "11:9", "14:21"],
            reading.Findings.Where(finding => finding.Level == FindingLevel.Error).Select(finding => $"{finding.Line}:{finding.Column}"));
        Assert.Contains(reading.Findings, finding => finding.Message == "version is not what the standard wants." && finding.Remedy == "It must be text; quote it.");
        Assert.Contains(reading.Findings, finding => finding.Message == "The contract has no status, which the standard requires.");
    }

    private static string Describe(MeshFinding finding) => $"{finding.Place} {finding.Code} {finding.Message} {finding.Remedy}";
}
