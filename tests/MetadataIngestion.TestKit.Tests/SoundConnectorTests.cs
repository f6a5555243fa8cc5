using System.Reflection;
using MetadataIngestion.TestKit.Tests.Support;

namespace MetadataIngestion.TestKit.Tests;

public sealed class SoundConnectorTests
{
    public static TheoryData<string> Rules() =>
        [.. typeof(ConnectorConformance).GetMethods().Where(method => method.IsDefined(typeof(ConformanceFactAttribute))).Select(method => method.Name)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task ConnectorWithoutFlaws_KeepsTheRule(string rule)
    {
        var conformance = new ScriptedConformance { BlockedCrawl = Waiting.Patiently };

        var result = typeof(ConnectorConformance).GetMethod(rule, BindingFlags.Public | BindingFlags.Instance)!.Invoke(conformance, []);

        await (result as Task ?? Task.CompletedTask);
    }
}
