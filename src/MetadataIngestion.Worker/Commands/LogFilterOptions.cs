using System.CommandLine;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Worker.Commands;

/// <summary>The options that choose a part of the log.</summary>
internal sealed class LogFilterOptions
{
    private readonly Option<long> _from = new("--from") { Description = "The first offset", HelpName = "N", DefaultValueFactory = _ => 1 };

    private readonly Option<long?> _limit = new("--limit") { Description = "How many entries at most", HelpName = "N" };

    private readonly Option<string?> _source = new("--source") { Description = "Only entries of this source", HelpName = "SOURCE" };

    private readonly Option<string?> _urn = new("--urn") { Description = "Only entries about this entity", HelpName = "URN" };

    private readonly Option<string?> _aspect = new("--aspect") { Description = "Only entries about this aspect, such as schemaMetadata", HelpName = "ASPECT" };

    public LogFilterOptions()
    {
        _from.Validators.Add(result => ValueRules.RequireAtLeast(result, 1));
        _limit.Validators.Add(result => ValueRules.RequireAtLeast(result, 1));
    }

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _from, _limit, _source, _urn, _aspect })
            command.Add(option);
    }

    public LogQuery Read(ParseResult arguments) => new()
    {
        From = arguments.GetValue(_from),
        Limit = arguments.GetValue(_limit),
        Source = arguments.GetValue(_source),
        Urn = arguments.GetValue(_urn),
        Aspect = arguments.GetValue(_aspect),
    };
}
