using System.CommandLine;
using MetadataIngestion.Worker.Commands;

namespace MetadataIngestion.Worker.Tests.Commands;

public sealed class HelpTests : IDisposable
{
    private readonly CliHarness _cli = new();

    public static TheoryData<string> Verbs => new(CommandTree.All(CommandTree.Build(new GlobalOptions())).Select(Words));

    public void Dispose() => _cli.Dispose();

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task Help_EveryVerb_ShowsAnExampleOfIt(string verb)
    {
        var result = await _cli.RunAsync([.. verb.Split(' '), "--help"]);

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Empty(result.Error);
        Assert.Contains($"Examples:\n  metadata-ingestion {verb}", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Examples_EveryVerb_Parse(string words)
    {
        var root = CommandTree.Build(new GlobalOptions());
        var verb = CommandTree.All(root).Single(candidate => Words(candidate) == words);

        Assert.NotEmpty(verb.Examples);
        foreach (var example in verb.Examples)
        {
            var arguments = example.Split(" > ")[0].Split(' ');
            Assert.Empty(root.Parse(arguments).Errors);
            Assert.Same(verb, root.Parse(arguments).CommandResult.Command);
        }
    }

    [Fact]
    public async Task Help_Program_ListsEveryVerbOfTheDesign()
    {
        var result = await _cli.RunAsync("--help");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        foreach (var verb in new[] { "run", "quickstart", "crawl", "cancel", "plan", "check", "validate", "schema", "sources", "sinks", "workers", "plugins", "runs", "changes", "log", "dead-letters", "doctor" })
            Assert.Contains($"\n  {verb} ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_Always_IsThisPrograms()
    {
        var result = await _cli.RunAsync("--version");

        Assert.Equal(ExitCodes.Ok, result.ExitCode);
        Assert.Equal("0.1.0\n", result.Output);
    }

    private static string Words(Symbol verb)
    {
        var parent = verb.Parents.OfType<Command>().Single();
        return parent is RootCommand ? verb.Name : $"{parent.Name} {verb.Name}";
    }
}
