using Spectre.Console;

namespace MetadataIngestion.Worker.Terminal;

/// <summary>Prints tables to standard output: fitted to a terminal's width, and one record a line anywhere else.</summary>
internal sealed class Tables(CliEnvironment environment)
{
    private const int Unlimited = 10_000;

    /// <summary>Prints a table; the first row holds the headings.</summary>
    public void Print(IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.None, UseSafeBorder = false };
        foreach (var heading in headings)
            table.AddColumn(new TableColumn(new Text(heading, new Style(decoration: Decoration.Bold))) { NoWrap = !environment.OutputIsTerminal, Padding = new Padding(0, 0, 2, 0) });

        foreach (var row in rows)
            table.AddRow(row.Select(cell => new Text(cell)));

        Console().Write(table);
    }

    private IAnsiConsole Console()
    {
        var color = environment.UseColor(environment.OutputIsTerminal);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = color ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = color ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(environment.Output.Text),
        });
        console.Profile.Width = environment.OutputIsTerminal ? environment.Width : Unlimited;
        return console;
    }
}
