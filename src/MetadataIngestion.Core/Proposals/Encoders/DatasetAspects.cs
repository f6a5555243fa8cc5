using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>Encodes what only datasets have, but for the schema and the lineage.</summary>
internal sealed class DatasetAspects(AspectEncoder encoder, PropertyWriter properties, SourceContext source)
{
    public EncodedAspect Properties(Dataset dataset)
    {
        var json = encoder.Begin();
        AddProperties(dataset);
        properties.WriteCustomProperties(json);
        PropertyWriter.WriteOptional(json, Names.ExternalUrl, dataset.ExternalUrl);
        json.WriteString(Names.Name, dataset.DisplayName ?? dataset.Path.LastPart);
        json.WriteString(Names.QualifiedName, dataset.Path.Name);
        PropertyWriter.WriteOptional(json, Names.Description, dataset.Description);
        PropertyWriter.WriteTime(json, Names.Created, dataset.Created);
        PropertyWriter.WriteTime(json, Names.LastModified, dataset.Modified);
        json.WriteStartArray(Names.Tags);
        json.WriteEndArray();
        return encoder.End(AspectNames.DatasetProperties);
    }

    public EncodedAspect View(ViewDefinition view)
    {
        var json = encoder.Begin();
        json.WriteBoolean(Names.Materialized, view.Materialized);
        json.WriteString(Names.ViewLogic, view.Text);
        json.WriteString(Names.ViewLanguage, view.Language);
        return encoder.End(AspectNames.ViewProperties);
    }

    public EncodedAspect Profile(DatasetStatistics statistics, DatasetSchema? schema)
    {
        var json = encoder.Begin();
        encoder.WriteVolatile(Names.TimestampMillis, source.ObservedAt);
        WriteWholeTable(json);
        if (statistics.RowCount is { } rows)
            json.WriteNumber(Names.RowCount, rows);
        if (schema is not null)
            json.WriteNumber(Names.ColumnCount, FieldTree.CountColumns(schema.Fields));
        if (statistics.Fields.Count > 0)
            WriteFieldProfiles(json, statistics.Fields);
        if (statistics.SizeInBytes is { } size)
            json.WriteNumber(Names.SizeInBytes, size);
        return encoder.End(AspectNames.DatasetProfile);
    }

    private static void WriteFieldProfiles(Utf8JsonWriter json, IReadOnlyList<FieldStatistics> fields)
    {
        json.WriteStartArray(Names.FieldProfiles);
        foreach (var field in fields)
        {
            json.WriteStartObject();
            json.WriteString(Names.FieldPath, field.Path);
            if (field.NullCount is { } nulls)
                json.WriteNumber(Names.NullCount, nulls);
            PropertyWriter.WriteOptional(json, Names.Min, field.Min);
            PropertyWriter.WriteOptional(json, Names.Max, field.Max);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteWholeTable(Utf8JsonWriter json)
    {
        json.WriteStartObject(Names.PartitionSpec);
        json.WriteString(Names.Partition, "FULL_TABLE_SNAPSHOT");
        json.WriteString(Names.Type, "FULL_TABLE");
        json.WriteEndObject();
    }

    /// <summary>What the model knows and DataHub has no field for goes into the custom properties, under keys that no connector chooses.</summary>
    private void AddProperties(Dataset dataset)
    {
        foreach (var index in dataset.Indexes)
        {
            properties.Add("index." + index.Name, index.Definition);
        }

        foreach (var key in dataset.UniqueKeys)
        {
            properties.Add("unique." + key.Name, string.Join(", ", key.Fields));
        }

        foreach (var check in dataset.CheckConstraints)
        {
            properties.Add("check." + check.Name, check.Expression);
        }

        foreach (var key in dataset.ForeignKeys)
        {
            if (key.Actions is not null)
                properties.Add("foreign_key." + key.Name, key.Actions);
        }

        if (dataset.Partitioning is { } partitioning)
            AddPartitioning(partitioning);

        properties.AddRange(dataset.Properties);
    }

    private void AddPartitioning(Partitioning partitioning)
    {
        properties.Add("partition.strategy", partitioning.Strategy);
        properties.Add("partition.keys", string.Join(", ", partitioning.Keys));
        if (partitioning.Count is { } count)
            properties.Add("partition.count", count.ToString(CultureInfo.InvariantCulture));
    }
}
