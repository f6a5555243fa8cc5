using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using MetadataIngestion.Mesh.Contracts.Comparing;
using MetadataIngestion.Mesh.Contracts.Drafting;
using MetadataIngestion.Mesh.Contracts.Model;
using MetadataIngestion.Mesh.Contracts.Reading;
using MetadataIngestion.Mesh.Findings;
using MetadataIngestion.Worker.Hosting;
using MetadataIngestion.Worker.Reports;

namespace MetadataIngestion.Worker.Commands;

/// <summary>Shows what two contracts, or a contract and a dataset, say differently.</summary>
internal sealed class ContractsDiffVerb : Verb
{
    private const string Nothing = "-";

    private readonly Argument<string> _before = new("FILE") { Description = "A contract" };

    private readonly Argument<string> _after = new("FILE or DATASET") { Description = "Another contract, or a dataset as it is now" };

    private readonly Option<string?> _source = new("--source") { Description = "The source to look for the dataset in; all when it is not given", HelpName = "SOURCE" };

    public ContractsDiffVerb()
        : base("diff", "Show what two contracts, or a contract and a dataset, say differently", "contracts diff old.yaml new.yaml", "contracts diff orders.yaml shop.public.orders")
    {
        _before.Validators.Add(ValueRules.RefuseOptions);
        _after.Validators.Add(ValueRules.RefuseOptions);
        Add(_before);
        Add(_after);
        Add(_source);
    }

    public override async Task<int> ExecuteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var before = Read(context, context.Arguments.GetRequiredValue(_before));
        var after = context.Arguments.GetRequiredValue(_after);
        if (File.Exists(Path.GetFullPath(after, context.Environment.CurrentDirectory)))
            return Tell(context, [.. ContractComparison.Compare(before, Read(context, after))]);

        await using var runtime = context.Load(withSources: true);
        return await CompareAsync(context, runtime, before, after, cancellationToken);
    }

    private async Task<int> CompareAsync(VerbContext context, IngestionRuntime runtime, Contract before, string name, CancellationToken cancellationToken)
    {
        var (dataset, source, exitCode) = await new DatasetFinder(context, runtime).FindAsync(name, context.Arguments.GetValue(_source), cancellationToken);
        if (dataset is null)
            return exitCode;

        var draft = ContractDraft.Of(dataset, source!.Name, source.Options.Environment).Normalize();
        var actual = ContractReader.Read(Encoding.UTF8.GetBytes(draft), name).Contract!.Schemas[0];
        var promised = before.Schemas.FirstOrDefault(schema => schema.Physical.Split('.')[^1] == dataset.Path.LastPart || schema.Name == dataset.Path.LastPart)
            ?? (before.Schemas.Count == 1 ? before.Schemas[0] : throw new UsageException($"the contract {before.File} says nothing of {dataset.Path.LastPart}. It is about {string.Join(", ", before.Schemas.Select(schema => schema.Name))}."));
        return Tell(context, [.. ContractComparison.Compare(promised, actual)]);
    }

    private static Contract Read(VerbContext context, string path)
    {
        var full = Path.GetFullPath(path, context.Environment.CurrentDirectory);
        if (!File.Exists(full))
            throw new UsageException($"there is no file {path}.");

        var reading = ContractReader.ReadFile(full, path);
        return reading.Contract ?? throw new UsageException($"{ContractPrinter.Describe(reading.Findings.First(finding => finding.Level == FindingLevel.Error))}");
    }

    private static int Tell(VerbContext context, IReadOnlyList<ContractDifference> differences)
    {
        if (context.IsJson)
        {
            foreach (var difference in differences)
                JsonLines.Write(context, Describe(difference));
        }
        else if (differences.Count == 0)
        {
            context.Hint("There is no difference.");
        }
        else
        {
            context.Tables.Print(["schema", "property", "what", "before", "after"], differences.Select(Row));
        }

        return differences.Count == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static string[] Row(ContractDifference difference) =>
        [difference.Schema, difference.Property.Length == 0 ? Nothing : difference.Property, difference.What, difference.Before ?? Nothing, difference.After ?? Nothing];

    private static JsonObject Describe(ContractDifference difference) => new()
    {
        ["schema"] = difference.Schema,
        ["property"] = difference.Property,
        ["what"] = difference.What,
        ["before"] = difference.Before,
        ["after"] = difference.After,
    };
}
