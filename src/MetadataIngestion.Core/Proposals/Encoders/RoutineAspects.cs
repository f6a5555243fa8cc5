using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>Encodes a routine as a job, and the flow that gathers the routines of one container.</summary>
internal sealed class RoutineAspects(AspectEncoder encoder, PropertyWriter properties, SourceContext source)
{
    public EncodedAspect FlowInfo(string name)
    {
        var json = encoder.Begin();
        properties.WriteCustomProperties(json);
        json.WriteString(Names.Name, name);
        json.WriteString(Names.Env, source.Environment);
        return encoder.End(AspectNames.DataFlowInfo);
    }

    public EncodedAspect JobInfo(Routine routine)
    {
        var json = encoder.Begin();
        AddProperties(routine);
        properties.WriteCustomProperties(json);
        PropertyWriter.WriteOptional(json, Names.ExternalUrl, routine.ExternalUrl);
        json.WriteString(Names.Name, routine.DisplayName ?? routine.Path.LastPart);
        PropertyWriter.WriteOptional(json, Names.Description, routine.Description);
        json.WriteStartObject(Names.Type);
        json.WriteString(Names.String, routine.SubType);
        json.WriteEndObject();
        PropertyWriter.WriteTime(json, Names.Created, routine.Created);
        PropertyWriter.WriteTime(json, Names.LastModified, routine.Modified);
        json.WriteString(Names.Env, source.Environment);
        return encoder.End(AspectNames.DataJobInfo);
    }

    public EncodedAspect Logic(string definition, string? language)
    {
        var json = encoder.Begin();
        json.WriteStartArray(Names.Transforms);
        json.WriteStartObject();
        json.WriteStartObject(Names.QueryStatement);
        json.WriteString(Names.Value, definition);
        json.WriteString(Names.Language, language?.EndsWith("sql", StringComparison.OrdinalIgnoreCase) == true ? "SQL" : "UNKNOWN");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        return encoder.End(AspectNames.DataTransformLogic);
    }

    public EncodedAspect InputOutput(Routine routine)
    {
        var json = encoder.Begin();
        WriteDatasets(json, Names.InputDatasets, routine.Inputs);
        WriteDatasets(json, Names.OutputDatasets, routine.Outputs);
        return encoder.End(AspectNames.DataJobInputOutput);
    }

    private void AddProperties(Routine routine)
    {
        AddOptional("arguments", routine.Signature);
        AddOptional("language", routine.Language);
        AddOptional("returns", routine.Returns);
        properties.AddRange(routine.Properties);
    }

    private void AddOptional(string key, string? value)
    {
        if (!string.IsNullOrEmpty(value))
            properties.Add(key, value);
    }

    private void WriteDatasets(Utf8JsonWriter json, JsonEncodedText name, IReadOnlyList<AssetPath> datasets)
    {
        json.WriteStartArray(name);
        foreach (var dataset in datasets)
        {
            json.WriteStringValue(Urn.Dataset(dataset, source.Environment));
        }

        json.WriteEndArray();
    }
}
