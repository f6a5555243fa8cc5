using System.Globalization;
using System.Text;
using System.Xml;
using MetadataIngestion.Mesh.Contracts.Binding;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Findings;

namespace MetadataIngestion.Mesh.Contracts.Reporting;

/// <summary>Writes a report as JUnit's XML, which pipelines show as tests: what failed failed, what metadata cannot tell was skipped.</summary>
internal static class JUnitReport
{
    private const string NoTime = "0";

    private static readonly UTF8Encoding s_encoding = new(encoderShouldEmitUTF8Identifier: false);

    public static void Write(ContractCheckReport report, DateTimeOffset time, Stream stream)
    {
        var suites = Suites(report).ToList();
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = s_encoding, Indent = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", "contracts");
        WriteCounts(xml, [.. suites.SelectMany(suite => suite.Cases)]);
        xml.WriteAttributeString("time", NoTime);
        foreach (var suite in suites)
            WriteSuite(xml, suite, time);
        xml.WriteEndElement();
    }

    private static IEnumerable<JUnitSuite> Suites(ContractCheckReport report)
    {
        foreach (var (source, outcome) in report.Outcomes)
        {
            var target = outcome.Target;
            yield return new JUnitSuite($"{target.Contract} {source} {outcome.Dataset.Path}", [.. outcome.Results.Select(result => CaseOf(target, result))]);
        }

        if (report.Problems.Count > 0)
            yield return new JUnitSuite("datasets", [.. report.Problems.Select(CaseOf)]);
        if (report.Findings.Count > 0)
            yield return new JUnitSuite("files", [.. report.Findings.Select(CaseOf)]);
    }

    private static JUnitCase CaseOf(ContractTarget target, CheckResult result) => new(
        ClassOf(target),
        $"{result.Code} {result.Subject}".TrimEnd(),
        result.Verdict switch { Verdict.Failed => "failure", Verdict.Unknown => "skipped", _ => null },
        result.Code,
        result.Message,
        target.Contract.File,
        result.Position.Line);

    private static JUnitCase CaseOf(BindingProblem problem) => new(
        ClassOf(problem.Target),
        $"{problem.Code} {problem.Target.Wanted}",
        problem.Code == CheckCodes.Dataset ? "failure" : "error",
        problem.Code,
        $"{problem.Message} {problem.Remedy}",
        problem.Target.Contract.File,
        problem.Target.Schema.Position.Line);

    private static JUnitCase CaseOf(MeshFinding finding) => new(
        finding.File,
        $"{finding.Code} {finding.Place}",
        finding.Level == FindingLevel.Error ? "error" : null,
        finding.Code,
        $"{finding.Message} {finding.Remedy}",
        finding.File,
        finding.Line);

    private static string ClassOf(ContractTarget target) => $"{target.Contract.Id}.{target.Schema.Name}";

    private static void WriteSuite(XmlWriter xml, JUnitSuite suite, DateTimeOffset time)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", Clean(suite.Name));
        WriteCounts(xml, suite.Cases);
        xml.WriteAttributeString("timestamp", time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        xml.WriteAttributeString("time", NoTime);
        foreach (var test in suite.Cases)
            WriteCase(xml, test);
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<JUnitCase> cases)
    {
        xml.WriteAttributeString("tests", cases.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, outcome) in new[] { ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
            xml.WriteAttributeString(name, cases.Count(test => test.Outcome == outcome).ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteCase(XmlWriter xml, JUnitCase test)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(test.Class));
        xml.WriteAttributeString("name", Clean(test.Name));
        xml.WriteAttributeString("time", NoTime);
        xml.WriteAttributeString("file", Clean(test.File));
        xml.WriteAttributeString("line", test.Line.ToString(CultureInfo.InvariantCulture));
        if (test.Outcome is { } outcome)
        {
            xml.WriteStartElement(outcome);
            xml.WriteAttributeString("message", Clean(test.Message));
            if (outcome != "skipped")
                xml.WriteAttributeString("type", test.Type);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>Names come from files, and XML has no way to write some characters at all.</summary>
    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Select(rune =>
        rune.Value is 0xFFFE or 0xFFFF || (rune.IsAscii && !XmlConvert.IsXmlChar((char)rune.Value)) ? "\uFFFD" : rune.ToString()));
}
