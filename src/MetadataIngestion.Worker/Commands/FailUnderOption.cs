using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using MetadataIngestion.Mesh.Scorecards;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Lets a pipeline stop when too little of a mesh is looked after.</summary>
internal sealed class FailUnderOption : Option<string[]>
{
    private static readonly (string Name, Func<Score, long> Part, Func<Score, long> Whole)[] s_shares =
    [
        ("owned", score => score.Owned, score => score.Assets),
        ("described", score => score.Described, score => score.Assets),
        ("classified", score => score.Classified, score => score.Assets),
        ("contract", score => score.Promised, score => score.Assets),
        ("passing", score => score.Passing, score => score.Promised),
    ];

    public FailUnderOption()
        : base("--fail-under")
    {
        Description = $"End with exit code 1 when a share is less than that: {string.Join(", ", s_shares.Select(share => share.Name))}, such as owned=90; a number alone is meant for all but contract. May be given several times";
        HelpName = "SHARE=PERCENT";
        Arity = ArgumentArity.OneOrMore;
        Validators.Add(Validate);
    }

    /// <summary>What is less than demanded, for people. Of nothing there is no share.</summary>
    public IEnumerable<string> Misses(ParseResult arguments, ScorecardRow row) =>
        from asked in arguments.GetValue(this) ?? []
        let demand = Read(asked)!.Value
        from share in s_shares
        where share.Name == demand.Name || (demand.Name is null && share.Name != "contract")
        let whole = share.Whole(row.Score)
        where whole > 0 && 100 * share.Part(row.Score) < demand.Percent * whole
        select string.Create(CultureInfo.InvariantCulture, $"{row.Name}: {share.Name} {Share.Of(share.Part(row.Score), whole)}, less than {demand.Percent} %.");

    private static void Validate(OptionResult result)
    {
        foreach (var token in result.Tokens.Where(token => Read(token.Value) is null))
            result.AddError($"--fail-under takes a number from 0 to 100, or one of {string.Join(", ", s_shares.Select(share => share.Name))} with such a number, as in owned=90; not '{token.Value}'.");
    }

    private static (string? Name, int Percent)? Read(string text)
    {
        var parts = text.Split('=');
        var name = parts.Length == 2 ? parts[0] : null;
        return parts.Length <= 2 && (parts.Length == 1 || s_shares.Any(share => share.Name == name)) && int.TryParse(parts[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent <= 100
            ? (name, percent)
            : null;
    }
}
