using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Mesh.Contracts.Checking;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Proposing;

/// <summary>Writes what an assertion asserts. What DataHub has no shape for becomes a custom assertion.</summary>
internal sealed class AssertionInfo(Utf8JsonWriter json, ContractOutcome outcome, string dataset)
{
    private readonly Contract _contract = outcome.Target.Contract;

    public void Write(Promise promise)
    {
        WriteCustomProperties(promise);
        switch (promise)
        {
            case { Kind: PromiseKind.Structure }:
                WriteSchema();
                break;
            case { Kind: PromiseKind.Freshness, Sla: { } sla } when SlaDuration.Parse(sla) is { } limit && limit > TimeSpan.Zero:
                WriteFreshness(sla, limit);
                break;
            case { Kind: PromiseKind.Quality, Rule: { } rule } when new QualityAssertion(json, dataset).TryWrite(rule, promise.Property):
                break;
            case { Sla: { Kind: SlaProperty.RowCountGrowth } sla } when GrowthBounds.Parse(sla) is { } bounds:
                WriteGrowth(bounds);
                break;
            default:
                WriteCustom(promise);
                break;
        }

        json.WriteStartObject("source");
        json.WriteString("type", "EXTERNAL");
        json.WriteEndObject();
        json.WriteString("description", Describe(promise));
    }

    private void WriteCustomProperties(Promise promise)
    {
        json.WriteStartObject("customProperties");
        json.WriteString("odcs.id", _contract.Id);
        json.WriteString("odcs.schema", outcome.Target.Schema.Name);
        json.WriteString("odcs.version", _contract.Version);
        WriteIfSaid("odcs.rule.metric", promise.Rule?.Metric);
        WriteIfSaid("odcs.rule.dimension", promise.Rule?.Dimension);
        WriteIfSaid("odcs.rule.severity", promise.Rule?.Severity);
        json.WriteEndObject();
    }

    private void WriteIfSaid(string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private void WriteSchema()
    {
        json.WriteString("type", "DATA_SCHEMA");
        json.WriteStartObject("schemaAssertion");
        json.WriteString("entity", dataset);
        json.WriteStartObject("schema");
        json.WriteString("schemaName", outcome.Target.Schema.Name);
        json.WriteString("platform", Urn.Platform(outcome.Dataset.Path.Platform));
        json.WriteNumber("version", 0);
        WriteStamp("created");
        WriteStamp("lastModified");
        json.WriteString("hash", string.Empty);
        json.WriteStartObject("platformSchema");
        json.WriteStartObject("com.linkedin.schema.OtherSchema");
        json.WriteString("rawSchema", string.Empty);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("fields");
        foreach (var property in outcome.Target.Schema.AllProperties())
            WriteField(property);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("compatibility", _contract.IsExact ? "EXACT_MATCH" : "SUPERSET");
        json.WriteEndObject();
    }

    private void WriteField(ContractProperty property)
    {
        json.WriteStartObject();
        json.WriteString("fieldPath", property.Path);
        json.WriteBoolean("nullable", !property.Required);
        json.WriteStartObject("type");
        json.WriteStartObject("type");
        json.WriteStartObject($"com.linkedin.schema.{ClassOf(property.LogicalType)}");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("nativeDataType", property.PhysicalType ?? property.LogicalType ?? string.Empty);
        json.WriteBoolean("recursive", false);
        json.WriteBoolean("isPartOfKey", property.PrimaryKey);
        json.WriteEndObject();
    }

    private static string ClassOf(string? logicalType) => logicalType switch
    {
        "string" => "StringType",
        "integer" or "number" => "NumberType",
        "boolean" => "BooleanType",
        "date" => "DateType",
        "time" or "timestamp" => "TimeType",
        "object" => "RecordType",
        "array" => "ArrayType",
        _ => "NullType",
    };

    private void WriteStamp(string name)
    {
        json.WriteStartObject(name);
        json.WriteNumber("time", 0);
        json.WriteString("actor", "urn:li:corpuser:unknown");
        json.WriteEndObject();
    }

    private void WriteFreshness(SlaProperty sla, TimeSpan limit)
    {
        var (unit, length) = limit.Ticks switch
        {
            var ticks when ticks % TimeSpan.TicksPerDay == 0 => ("DAY", TimeSpan.TicksPerDay),
            var ticks when ticks % TimeSpan.TicksPerHour == 0 => ("HOUR", TimeSpan.TicksPerHour),
            var ticks when ticks % TimeSpan.TicksPerMinute == 0 => ("MINUTE", TimeSpan.TicksPerMinute),
            _ => ("SECOND", TimeSpan.TicksPerSecond),
        };
        json.WriteString("type", "FRESHNESS");
        json.WriteStartObject("freshnessAssertion");
        json.WriteString("type", "DATASET_CHANGE");
        json.WriteString("entity", dataset);
        json.WriteStartObject("schedule");
        json.WriteString("type", "FIXED_INTERVAL");
        json.WriteStartObject("fixedInterval");
        json.WriteString("unit", unit);
        json.WriteNumber("multiple", Math.Max(1, limit.Ticks / length));
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteGrowth(GrowthBounds bounds)
    {
        json.WriteString("type", "VOLUME");
        json.WriteStartObject("volumeAssertion");
        json.WriteString("type", "ROW_COUNT_CHANGE");
        json.WriteString("entity", dataset);
        json.WriteStartObject("rowCountChange");
        json.WriteString("type", bounds.InPercent ? "PERCENTAGE" : "ABSOLUTE");
        json.WriteString("operator", bounds.Most is null ? "GREATER_THAN_OR_EQUAL_TO" : "BETWEEN");
        json.WriteStartObject("parameters");
        WriteNumber(bounds.Most is null ? "value" : "minValue", bounds.Least);
        if (bounds.Most is { } most)
            WriteNumber("maxValue", most);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteNumber(string name, decimal number)
    {
        json.WriteStartObject(name);
        json.WriteString("value", number.ToString(CultureInfo.InvariantCulture));
        json.WriteString("type", "NUMBER");
        json.WriteEndObject();
    }

    private void WriteCustom(Promise promise)
    {
        json.WriteString("type", "CUSTOM");
        json.WriteStartObject("customAssertion");
        json.WriteString("type", promise.Kind switch { PromiseKind.Constraints => "Constraints", PromiseKind.Quality => "Data quality", _ => "Service level" });
        json.WriteString("entity", dataset);
        if (promise.Property is { } property)
            json.WriteString("field", Urn.SchemaField(dataset, property.Path));
        json.WriteString("logic", Describe(promise));
        json.WriteEndObject();
    }

    private string Describe(Promise promise) => promise switch
    {
        { Kind: PromiseKind.Structure } => $"The fields and types of {outcome.Target.Schema.Name}",
        { Kind: PromiseKind.Constraints } => $"The keys, references and limits of {outcome.Target.Schema.Name}",
        { Rule: { } rule } => rule.Description ?? rule.Query ?? DescribeRule(rule, promise.Property),
        { Sla: { } sla } => string.Create(CultureInfo.InvariantCulture, $"{sla.Kind} {sla.Value}{(sla.Extension is null ? string.Empty : $" to {sla.Extension}")} {sla.Unit}").TrimEnd(),
        _ => promise.Key,
    };

    private static string DescribeRule(QualityRule rule, ContractProperty? property) =>
        $"{rule.Metric ?? rule.Type}{(property is null ? string.Empty : $" of {property.Path}")} must {QualityComparison.Describe(rule)}";
}
