using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>Encodes a dataset's upstreamLineage, table and column level.</summary>
internal sealed class LineageAspects(AspectEncoder encoder, SourceContext source)
{
    private const string Actor = "urn:li:corpuser:_ingestion";

    public EncodedAspect Upstreams(Dataset dataset, string urn)
    {
        var json = encoder.Begin();
        json.WriteStartArray(Names.Upstreams);
        foreach (var upstream in dataset.Upstreams)
        {
            WriteUpstream(json, upstream);
        }

        json.WriteEndArray();
        if (dataset.FieldLineage.Count > 0)
            WriteFieldLineage(json, dataset.FieldLineage, urn);
        return encoder.End(AspectNames.UpstreamLineage);
    }

    private void WriteUpstream(Utf8JsonWriter json, Upstream upstream)
    {
        json.WriteStartObject();
        json.WriteStartObject(Names.AuditStamp);
        encoder.WriteVolatile(Names.Time, source.ObservedAt);
        json.WriteString(Names.Actor, Actor);
        json.WriteEndObject();
        PropertyWriter.WriteStamp(json, Names.Created, Actor);
        json.WriteString(Names.Dataset, Urn.Dataset(upstream.Dataset, source.Environment));
        json.WriteString(Names.Type, upstream.Type switch
        {
            LineageType.View => "VIEW",
            LineageType.Copy => "COPY",
            _ => "TRANSFORMED",
        });
        json.WriteEndObject();
    }

    private void WriteFieldLineage(Utf8JsonWriter json, IReadOnlyList<FieldLineage> lineage, string urn)
    {
        json.WriteStartArray(Names.FineGrainedLineages);
        foreach (var field in lineage)
        {
            if (field.Sources.Count > 0)
                WriteField(json, field, urn);
        }

        json.WriteEndArray();
    }

    private void WriteField(Utf8JsonWriter json, FieldLineage field, string urn)
    {
        json.WriteStartObject();
        json.WriteString(Names.UpstreamType, "FIELD_SET");
        json.WriteStartArray(Names.Upstreams);
        foreach (var upstream in field.Sources)
        {
            json.WriteStringValue(Urn.SchemaField(Urn.Dataset(upstream.Dataset, source.Environment), upstream.Field));
        }

        json.WriteEndArray();
        json.WriteString(Names.DownstreamType, "FIELD");
        json.WriteStartArray(Names.Downstreams);
        json.WriteStringValue(Urn.SchemaField(urn, field.Field));
        json.WriteEndArray();
        json.WriteString(Names.TransformOperation, OperationOf(field.Sources));
        json.WritePropertyName(Names.ConfidenceScore);
        json.WriteRawValue("1.0"u8, skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <summary>The strongest derivation names the whole: one aggregated source makes the field an aggregation.</summary>
    private static string OperationOf(IReadOnlyList<UpstreamField> sources)
    {
        var strongest = DerivationKind.Identity;
        foreach (var upstream in sources)
        {
            if (upstream.Kind > strongest)
                strongest = upstream.Kind;
        }

        return strongest switch
        {
            DerivationKind.Identity => "IDENTITY",
            DerivationKind.Aggregation => "AGGREGATION",
            _ => "TRANSFORMATION",
        };
    }
}
