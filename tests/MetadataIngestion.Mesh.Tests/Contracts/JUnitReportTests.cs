using System.Xml.Linq;
using MetadataIngestion.Mesh.Contracts;
using MetadataIngestion.Mesh.Contracts.Reporting;

namespace MetadataIngestion.Mesh.Tests.Contracts;

public sealed class JUnitReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("junit-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_NamesThatXmlCannotHold_IsWellFormedAndCountsWhatItHolds()
    {
        File.WriteAllText(Path.Combine(_folder, "a.yaml"), "version: 1.0.0\napiVersion: v3.1.0\nkind: DataContract\nid: \"bad \\u0001 <&> \\uFFFE \\\"quoted\\\"\"\nstatus: active\nschema: [{name: t}]\n");
        File.WriteAllText(Path.Combine(_folder, "b.yaml"), "kind: [");
        var catalog = ContractCatalog.Read([(Path.Combine(_folder, "a.yaml"), "a.yaml"), (Path.Combine(_folder, "b.yaml"), "b\u0002.yaml")]);
        using var stream = new MemoryStream();
        JUnitReport.Write(new ContractCheckReport(catalog, []), Checks.Now, stream);

        stream.Position = 0;
        var root = XDocument.Load(stream).Root!;
        Assert.Equal(["datasets", "files"], root.Elements("testsuite").Select(suite => (string?)suite.Attribute("name")));
        Assert.Equal("2026-11-21T12:00:00", (string?)root.Element("testsuite")!.Attribute("timestamp"));
        foreach (var counted in root.DescendantsAndSelf().Where(element => element.Attribute("tests") is not null))
        {
            Assert.Equal((int)counted.Attribute("tests")!, counted.Descendants("testcase").Count());
            Assert.Equal((int)counted.Attribute("errors")!, counted.Descendants("error").Count());
            Assert.Equal((int)counted.Attribute("failures")!, counted.Descendants("failure").Count());
            Assert.Equal((int)counted.Attribute("skipped")!, counted.Descendants("skipped").Count());
        }

        Assert.Equal(["DC010", "DC002"], root.Descendants("error").Select(error => (string?)error.Attribute("type")));
    }
}
