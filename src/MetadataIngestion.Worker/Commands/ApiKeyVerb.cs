using System.CommandLine;
using System.Text.Json.Nodes;
using MetadataIngestion.Worker.Api.Security;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Makes a key for the HTTP API. The key itself is kept nowhere.</summary>
internal sealed class ApiKeyVerb : Verb
{
    private readonly Option<string> _name = new("--name") { Description = "Who will hold the key", HelpName = "NAME", Required = true };

    private readonly Option<ApiKeyRole> _role = new("--role")
    {
        Description = "What its holder may do: read, or operate, which is everything",
        HelpName = "read|operate",
        Required = true,
        CustomParser = result => WordParser.Parse<ApiKeyRole>(result),
    };

    public ApiKeyVerb()
        : base(
            "api-key",
            "Make a key for the HTTP API, and the entry of the key file that knows it",
            "api-key --name ci --role operate",
            "api-key --name dashboard --role read --output json")
    {
        Add(_name);
        Add(_role);
    }

    public override Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var key = ApiKeyHash.NewKey();
        var entry = new JsonObject
        {
            ["name"] = context.Arguments.GetRequiredValue(_name),
            ["role"] = context.Arguments.GetRequiredValue(_role).ToString().ToLowerInvariant(),
            ["hash"] = ApiKeyHash.Format(ApiKeyHash.Of(key)),
        };
        if (context.IsJson)
        {
            JsonLines.Write(context, new JsonObject { ["key"] = key, ["entry"] = entry });
            return Task.FromResult(ExitCodes.Ok);
        }

        context.Output.Text.Write($"key    {key}\nentry  {entry.ToJsonString()}\n");
        context.Hint("Give the key to its holder: it is not shown again. Add the entry to \"keys\" in the file of Ingestion:Api:KeyFile, which only its owner may write.");
        return Task.FromResult(ExitCodes.Ok);
    }
}
