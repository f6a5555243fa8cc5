using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.SqlServer.Catalog;
using MetadataIngestion.Connectors.SqlServer.Crawling;
using MetadataIngestion.Connectors.SqlServer.Lineage;

namespace MetadataIngestion.Connectors.SqlServer.Assets;

/// <summary>Builds procedures, functions and triggers.</summary>
internal sealed class RoutineBuilder(DatabaseContext context, DefinitionCheck definitions)
{
    public Built Build(DatabaseObject row, RoutinePage page, BoundReferences? bound)
    {
        var path = context.PathOf(row);
        var references = context.References.Of(row);
        var parameters = page.Parameters.Of(row.ObjectId);
        var annotations = context.Annotations.Read(page.Properties.Of(row.ObjectId));
        var module = page.Modules.FirstOf(row.ObjectId);
        var routine = new Routine
        {
            Path = path,
            SubType = SubTypeOf(row),
            Description = annotations.Description,
            Owners = annotations.Before(context.Owners.Of(KindOf(row), row.PrincipalId, context.SchemaOf(row)!.Schema)),
            Domains = annotations.Domains,
            Tags = annotations.Tags,
            Created = context.Time.ToInstant(row.Created),
            Modified = context.Time.ToInstant(row.Modified),
            Identity = context.Identities.OfObject(row.ObjectId, row.Created),
            Returns = row.Type is "IF" or "TF" or "FT" ? "table" : ParameterText.ReturnOf(parameters, context.Types),
            Language = row.IsClr ? "CLR" : "T-SQL",
            Definition = module?.Definition,
            Unknown = DefinitionCheck.UnknownOf(module),
            Inputs = bound?.Read ?? references.Datasets,
            Outputs = bound?.Written ?? [],
            Properties = PropertiesOf(row, ParameterText.Of(parameters, context.Types), module, annotations, references, bound),
        };
        return Built.Of(routine, definitions.Note(path, module), ReferenceText.WarningOf(path, references), bound?.Warning);
    }

    /// <summary>A trigger on the database itself: it has no schema, and none of its references are kept by object.</summary>
    public Built Build(TriggerRow trigger, ModuleRow? module)
    {
        var path = context.Path.Child(trigger.Name);
        var annotations = context.AnnotationsOf(PropertyRow.OfObject, trigger.ObjectId);
        var properties = new PropertyList();
        properties.Add("fires", TriggerText.Of(trigger, context.Catalog));
        properties.AddRange(annotations.Properties);
        var routine = new Routine
        {
            Path = path,
            SubType = "Database Trigger",
            Description = annotations.Description,
            Owners = annotations.Before(context.Owners.OfDatabase()),
            Domains = annotations.Domains,
            Tags = annotations.Tags,
            Created = context.Time.ToInstant(trigger.Created),
            Modified = context.Time.ToInstant(trigger.Modified),
            Identity = context.Identities.OfObject(trigger.ObjectId, trigger.Created),
            Language = trigger.Type == "TA" ? "CLR" : "T-SQL",
            Definition = module?.Definition,
            Unknown = DefinitionCheck.UnknownOf(module),
            Properties = properties.ToDictionary(),
        };
        return Built.Of(routine, definitions.Note(path, module));
    }

    private IReadOnlyDictionary<string, string> PropertiesOf(
        DatabaseObject row, string? parameters, ModuleRow? module, Annotations annotations, References references, BoundReferences? bound)
    {
        var properties = new PropertyList();
        properties.AddOptional("parameters", parameters);
        properties.AddIf(module is { IsSchemaBound: true }, "schema-bound");
        properties.AddIf(module is { IsNative: true }, "natively-compiled");
        properties.AddIf(module is { Definition: null, IsEncrypted: true }, "definition", "encrypted");
        if (context.Catalog.Triggers.FirstOf(row.ObjectId) is { } trigger)
        {
            properties.AddOptional("on", context.NameOf(trigger.ParentId));
            properties.Add("fires", TriggerText.Of(trigger, context.Catalog));
        }

        properties.AddRange(ReferenceText.PropertiesOf(references));
        properties.AddRange(bound?.Columns ?? []);
        properties.AddRange(annotations.Properties);
        return properties.ToDictionary();
    }

    private static string SubTypeOf(DatabaseObject row) => row switch
    {
        { IsTrigger: true } => "Trigger",
        { Type: "AF" } => "Aggregate Function",
        { IsFunction: true } => "Function",
        _ => "Stored Procedure",
    };

    private static string KindOf(DatabaseObject row) => row.IsTrigger ? "trigger" : row.IsFunction ? "function" : "procedure";
}
