using System.Globalization;
using System.Text.Json;
using MetadataIngestion.Mesh.Contracts.Model;

namespace MetadataIngestion.Mesh.Contracts.Proposing;

/// <summary>Writes quality rules in the shapes that DataHub has for them.</summary>
internal sealed class QualityAssertion(Utf8JsonWriter json, string dataset)
{
    /// <summary>Writes a rule; <see langword="false"/> when DataHub has no shape for it and nothing was written.</summary>
    public bool TryWrite(QualityRule rule, ContractProperty? property)
    {
        if (rule.Type != "library" || OperatorOf(rule.Operator) is not { } comparison)
            return false;

        var isZero = rule is { Operator: QualityOperator.Be, Bounds: [0] };
        switch (rule.Metric, property)
        {
            case ("rowCount", null) when !rule.InPercent:
                WriteVolume(rule, comparison);
                return true;
            case ("nullValues", { } field) when isZero:
                WriteValues(field, "NOT_NULL", null, excludeNulls: false);
                return true;
            case ("nullValues", { } field):
                WriteMetric(field, rule.InPercent ? "NULL_PERCENTAGE" : "NULL_COUNT", comparison, rule.Bounds);
                return true;
            case ("duplicateValues", { } field) when isZero:
                WriteMetric(field, "UNIQUE_PERCENTAGE", "EQUAL_TO", [100]);
                return true;
            case ("invalidValues", { } field) when isZero && rule.ValidValues.Count > 0:
                WriteValues(field, "IN", (JsonSerializer.Serialize(rule.ValidValues), "SET"), excludeNulls: true);
                return true;
            case ("invalidValues", { } field) when isZero && rule.Pattern is { } pattern:
                WriteValues(field, "REGEX_MATCH", (pattern, "STRING"), excludeNulls: true);
                return true;
            default:
                return false;
        }
    }

    private static string? OperatorOf(QualityOperator? comparison) => comparison switch
    {
        QualityOperator.Be => "EQUAL_TO",
        QualityOperator.NotBe => "NOT_EQUAL_TO",
        QualityOperator.BeGreaterThan => "GREATER_THAN",
        QualityOperator.BeGreaterOrEqualTo => "GREATER_THAN_OR_EQUAL_TO",
        QualityOperator.BeLessThan => "LESS_THAN",
        QualityOperator.BeLessOrEqualTo => "LESS_THAN_OR_EQUAL_TO",
        QualityOperator.BeBetween => "BETWEEN",
        _ => null,
    };

    private void WriteVolume(QualityRule rule, string comparison)
    {
        json.WriteString("type", "VOLUME");
        json.WriteStartObject("volumeAssertion");
        json.WriteString("type", "ROW_COUNT_TOTAL");
        json.WriteString("entity", dataset);
        json.WriteStartObject("rowCountTotal");
        json.WriteString("operator", comparison);
        WriteBounds(rule.Bounds);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteMetric(ContractProperty property, string metric, string comparison, IReadOnlyList<decimal> bounds)
    {
        BeginField("FIELD_METRIC", "fieldMetricAssertion", property);
        json.WriteString("metric", metric);
        json.WriteString("operator", comparison);
        WriteBounds(bounds);
        EndField();
    }

    private void WriteValues(ContractProperty property, string comparison, (string Value, string Type)? parameter, bool excludeNulls)
    {
        BeginField("FIELD_VALUES", "fieldValuesAssertion", property);
        json.WriteString("operator", comparison);
        if (parameter is var (value, type))
        {
            json.WriteStartObject("parameters");
            WriteParameter("value", value, type);
            json.WriteEndObject();
        }

        json.WriteStartObject("failThreshold");
        json.WriteString("type", "COUNT");
        json.WriteNumber("value", 0);
        json.WriteEndObject();
        json.WriteBoolean("excludeNulls", excludeNulls);
        EndField();
    }

    private void BeginField(string type, string name, ContractProperty property)
    {
        json.WriteString("type", "FIELD");
        json.WriteStartObject("fieldAssertion");
        json.WriteString("type", type);
        json.WriteString("entity", dataset);
        json.WriteStartObject(name);
        json.WriteStartObject("field");
        json.WriteString("path", property.Path);
        json.WriteString("type", (property.LogicalType ?? "unknown").ToUpperInvariant());
        json.WriteString("nativeType", property.PhysicalType ?? property.LogicalType ?? string.Empty);
        json.WriteEndObject();
    }

    private void EndField()
    {
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteBounds(IReadOnlyList<decimal> bounds)
    {
        json.WriteStartObject("parameters");
        if (bounds.Count == 1)
        {
            WriteParameter("value", Text(bounds[0]), "NUMBER");
        }
        else
        {
            WriteParameter("minValue", Text(bounds[0]), "NUMBER");
            WriteParameter("maxValue", Text(bounds[1]), "NUMBER");
        }

        json.WriteEndObject();
    }

    private void WriteParameter(string name, string value, string type)
    {
        json.WriteStartObject(name);
        json.WriteString("value", value);
        json.WriteString("type", type);
        json.WriteEndObject();
    }

    private static string Text(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
