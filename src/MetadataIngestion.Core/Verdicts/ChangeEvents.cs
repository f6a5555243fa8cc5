using System.Buffers;
using System.Text.Json;
using MetadataIngestion.Core.Proposals;
using MetadataIngestion.Core.Schemas;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Core.Verdicts;

/// <summary>Verdicts as DataHub's <c>entityChangeEvent</c>. Its parameters may only be plain values, so lists are texts that hold JSON.</summary>
internal static class ChangeEvents
{
    /// <summary>The name of the events.</summary>
    public const string Name = "entityChangeEvent";

    private const int Shown = 20;

    private const string Actor = "urn:li:corpuser:_ingestion";

    public static EntityEvent Encode(Verdict verdict, ChangeFacts facts)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer))
            Write(json, verdict, facts);
        return new EntityEvent(Name, buffer.WrittenSpan.ToArray());
    }

    private static void Write(Utf8JsonWriter json, Verdict verdict, ChangeFacts facts)
    {
        json.WriteStartObject();
        json.WriteString("entityUrn"u8, facts.Urn);
        json.WriteString("entityType"u8, facts.EntityType);
        json.WriteString("category"u8, verdict.Rule.Category);
        json.WriteString("operation"u8, verdict.Rule.Operation);
        if (verdict.Field is { } field)
            json.WriteString("modifier"u8, Urn.SchemaField(facts.Urn, field.Path));
        json.WriteStartObject("parameters"u8);
        WriteVerdict(json, verdict, facts);
        WriteVersions(json, facts);
        WriteImpact(json, verdict, facts.Impact);
        json.WriteEndObject();
        json.WriteStartObject("auditStamp"u8);
        json.WriteNumber("time"u8, facts.ObservedAt);
        json.WriteString("actor"u8, Actor);
        json.WriteEndObject();
        json.WriteNumber("version"u8, 0);
        json.WriteEndObject();
    }

    private static void WriteVerdict(Utf8JsonWriter json, Verdict verdict, ChangeFacts facts)
    {
        json.WriteString("code"u8, verdict.Rule.Code);
        json.WriteString("level"u8, NameOf(verdict.Level));
        json.WriteString("readers"u8, NameOf(verdict.Sides.Readers));
        json.WriteString("writers"u8, NameOf(verdict.Sides.Writers));
        json.WriteString("message"u8, verdict.Describe(facts.Name));
        WriteOptional(json, "before"u8, verdict.Before);
        WriteOptional(json, "after"u8, verdict.After);
        WriteOptional(json, "renamedTo"u8, facts.RenamedTo);
        if (verdict.Field is { } field)
            WriteField(json, verdict, field, facts.Urn);
    }

    private static void WriteField(Utf8JsonWriter json, Verdict verdict, FieldSnapshot field, string urn)
    {
        json.WriteString("fieldPath"u8, field.Path);
        json.WriteString("fieldUrn"u8, Urn.SchemaField(urn, field.Path));
        json.WriteBoolean("nullable"u8, !field.Required);
        if (verdict.Rule.Operation == "MODIFY")
            json.WriteString("modificationCategory"u8, verdict.Rule.Modification);
    }

    private static void WriteVersions(Utf8JsonWriter json, ChangeFacts facts)
    {
        WriteOptional(json, "previousSchemaVersion"u8, facts.Before?.ToString());
        WriteOptional(json, "schemaVersion"u8, facts.After?.ToString());
    }

    /// <summary>What nobody notices hurts nobody.</summary>
    private static void WriteImpact(Utf8JsonWriter json, Verdict verdict, Impact impact)
    {
        if (verdict.Level < VerdictLevel.Risky)
            return;

        json.WriteNumber("impactCount"u8, impact.Count);
        if (verdict.Field is { } field)
            json.WriteNumber("fieldImpactCount"u8, impact.CountOf(field.Path));
        json.WriteNumber("downstreamCount"u8, impact.DownstreamCount);
        WriteList(json, "impact"u8, impact.Urns(verdict.Field?.Path));
        WriteList(json, "downstream"u8, impact.Downstream);
        WriteList(json, "consumerGroups"u8, impact.ConsumerGroups);
        WriteContracts(json, impact.Contracts(verdict.Field?.Path));
        json.WriteNumber("productCount"u8, impact.Products.Count + impact.DownstreamProducts.Count);
        WriteList(json, "products"u8, impact.Products);
        WriteList(json, "downstreamProducts"u8, impact.DownstreamProducts);
    }

    private static void WriteContracts(Utf8JsonWriter json, IReadOnlyList<PromisedSchema> contracts)
    {
        json.WriteNumber("contractCount"u8, contracts.Count);
        WriteList(json, "contracts"u8, [.. contracts.Select(contract => contract.Urn)]);
        WriteList(json, "contractIds"u8, [.. contracts.Select(contract => contract.Id).Distinct()]);
    }

    /// <summary>The first items; how many there are is told apart.</summary>
    private static void WriteList(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> items)
    {
        if (items.Count > 0)
            json.WriteString(name, ListText.Of([.. items.Take(Shown)]));
    }

    private static void WriteOptional(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static string NameOf(VerdictLevel level) => level switch
    {
        VerdictLevel.Breaking => "breaking",
        VerdictLevel.Risky => "risky",
        VerdictLevel.Compatible => "compatible",
        _ => "informational",
    };
}
