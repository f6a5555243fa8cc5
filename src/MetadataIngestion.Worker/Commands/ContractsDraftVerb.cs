using System.CommandLine;
using System.Text;
using MetadataIngestion.Mesh.Contracts.Drafting;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Writes a contract from what a crawl knows of a dataset.</summary>
internal sealed class ContractsDraftVerb : Verb
{
    private readonly Argument<string> _dataset = new("DATASET") { Description = "The dataset's whole name, such as shop.public.orders, or its URN" };

    private readonly Option<string?> _source = new("--source") { Description = "The source to look in; all when it is not given", HelpName = "SOURCE" };

    private readonly Option<string?> _file = new("--file") { Description = "Write to this new file instead of standard output", HelpName = "FILE" };

    public ContractsDraftVerb()
        : base("draft", "Write a contract from what is known of a dataset, for its owner to complete", "contracts draft shop.public.orders", "contracts draft shop.public.orders --source sales --file config/mesh/sales/contracts/orders.yaml")
    {
        _dataset.Validators.Add(ValueRules.RefuseOptions);
        Add(_dataset);
        Add(_source);
        Add(_file);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var runtime = context.Load(withSources: true);
        var name = context.Arguments.GetRequiredValue(_dataset);
        var (dataset, source, exitCode) = await new DatasetFinder(context, runtime).FindAsync(name, context.Arguments.GetValue(_source), cancellationToken);
        if (dataset is null)
            return exitCode;

        var text = ContractDraft.Of(dataset, source!.Name, source.Options.Environment).Normalize();
        if (context.Arguments.GetValue(_file) is not { } file)
        {
            context.Output.Text.Write(text);
            return ExitCodes.Ok;
        }

        await using var stream = OutputFiles.Create(context, file, replace: false);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        context.Hint($"{file} holds the draft. Complete it, and set its status to active when both sides agree.");
        return ExitCodes.Ok;
    }
}
