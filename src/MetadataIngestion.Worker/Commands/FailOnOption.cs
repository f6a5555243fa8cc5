using System.CommandLine;
using MetadataIngestion.Core.Reporting;
using MetadataIngestion.Core.Verdicts;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lets a pipeline stop at a change that is too severe.</summary>
internal sealed class FailOnOption : Option<VerdictLevel?>
{
    public FailOnOption()
        : base("--fail-on")
    {
        Description = "End with exit code 1 when there is a change of this level or worse";
        HelpName = "LEVEL";
        CustomParser = result => WordParser.Parse<VerdictLevel>(result);
    }

    /// <summary>The exit code for the worst of the changes.</summary>
    public int ExitCode(ParseResult arguments, VerdictLevel? worst) =>
        arguments.GetValue(this) is { } limit && worst >= limit ? ExitCodes.Failed : ExitCodes.Ok;

    /// <summary>The exit code for the changes that a run found.</summary>
    public int ExitCode(ParseResult arguments, VerdictCounts? counts) => ExitCode(arguments, counts switch
    {
        null => null,
        { Breaking: > 0 } => VerdictLevel.Breaking,
        { Risky: > 0 } => VerdictLevel.Risky,
        { Compatible: > 0 } => VerdictLevel.Compatible,
        _ => VerdictLevel.Informational,
    });
}
