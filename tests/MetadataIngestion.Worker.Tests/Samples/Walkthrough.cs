using System.Text;

namespace MetadataIngestion.Worker.Tests.Samples;

/// <summary>
/// A text that walks people through a program: in its blocks <c>console</c>, lines that begin with <c>$</c> are commands, and those that follow are what they show.
/// </summary>
internal sealed class Walkthrough
{
    private const string Begin = "```console";
    private const string End = "```";
    private const string Prompt = "$ ";

    private readonly List<string> _lines;

    public Walkthrough(string text)
    {
        _lines = [.. text.ReplaceLineEndings("\n").Split('\n')];
        Steps = [.. Commands().Select(command => new ReadmeStep(_lines[command.At][Prompt.Length..], string.Join('\n', _lines[(command.At + 1)..command.End])))];
    }

    public IReadOnlyList<ReadmeStep> Steps { get; }

    /// <summary>The text with what the commands showed.</summary>
    public string With(IReadOnlyList<string> shown)
    {
        var text = new StringBuilder();
        var next = 0;
        foreach (var (command, output) in Commands().Zip(shown))
        {
            text.AppendJoin('\n', _lines[next..(command.At + 1)]).Append('\n');
            if (output.Length > 0)
                text.Append(output).Append('\n');
            next = command.End;
        }

        return text.AppendJoin('\n', _lines[next..]).ToString();
    }

    /// <summary>The lines of commands, and where what they show ends.</summary>
    private IEnumerable<(int At, int End)> Commands()
    {
        var isInside = false;
        for (var at = 0; at < _lines.Count; at++)
        {
            if (isInside && _lines[at].StartsWith(Prompt, StringComparison.Ordinal))
                yield return (at, _lines.FindIndex(at + 1, line => line == End || line.StartsWith(Prompt, StringComparison.Ordinal)));
            isInside = isInside ? _lines[at] != End : _lines[at] == Begin;
        }
    }
}
