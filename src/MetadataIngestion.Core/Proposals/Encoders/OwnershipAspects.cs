using System.Text.Json;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Core.Transforming;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>Encodes ownership, tags, terms and domains: what people decide about an asset.</summary>
internal sealed class OwnershipAspects(AspectEncoder encoder, SourceContext source)
{
    private readonly OwnershipPatch? _patch = source.Ownership == OwnershipMode.Patch ? new OwnershipPatch(encoder, source) : null;

    public void AddTo(EntityDraft draft, Asset asset)
    {
        if (asset.Owners.Count > 0)
            draft.Add(_patch?.Of(asset.Owners) ?? Ownership(asset.Owners));
        else
            draft.TakenBack = _patch?.Of([]);
        if (asset.Tags.Count > 0)
            draft.Add(GlobalTags(asset.Tags));
        if (asset.Terms.Count > 0)
            draft.Add(GlossaryTerms(asset.Terms));
        if (asset.Domains.Count > 0)
            draft.Add(Domains(asset.Domains));
    }

    public static void WriteTags(Utf8JsonWriter json, IReadOnlyList<string> tags)
    {
        json.WriteStartArray(Names.Tags);
        foreach (var tag in tags)
        {
            json.WriteStartObject();
            json.WriteString(Names.Tag, Urn.Tag(tag));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteTerms(Utf8JsonWriter json, IReadOnlyList<string> terms)
    {
        json.WriteStartArray(Names.Terms);
        foreach (var term in terms)
        {
            json.WriteStartObject();
            json.WriteString(Names.Urn, Urn.Term(term));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        PropertyWriter.WriteUnknownStamp(json, Names.AuditStamp);
    }

    /// <summary>Writes what the aspect of ownership holds.</summary>
    public static void WriteOwnership(Utf8JsonWriter json, IEnumerable<OwnerEvidence> owners)
    {
        json.WriteStartArray(Names.Owners);
        foreach (var owner in owners)
        {
            json.WriteStartObject();
            json.WriteString(Names.Owner, Urn.Owner(owner));
            json.WriteString(Names.Type, TypeOf(owner));
            if (owner.TypeUrn is not null)
                json.WriteString(Names.TypeUrn, owner.TypeUrn);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject(Names.OwnerTypes);
        json.WriteEndObject();
        PropertyWriter.WriteUnknownStamp(json, Names.LastModified);
    }

    private EncodedAspect Ownership(IReadOnlyList<OwnerEvidence> owners)
    {
        WriteOwnership(encoder.Begin(), owners);
        return encoder.End(AspectNames.Ownership);
    }

    private EncodedAspect GlobalTags(IReadOnlyList<string> tags)
    {
        WriteTags(encoder.Begin(), tags);
        return encoder.End(AspectNames.GlobalTags);
    }

    private EncodedAspect GlossaryTerms(IReadOnlyList<string> terms)
    {
        WriteTerms(encoder.Begin(), terms);
        return encoder.End(AspectNames.GlossaryTerms);
    }

    private EncodedAspect Domains(IReadOnlyList<string> domains)
    {
        var json = encoder.Begin();
        json.WriteStartArray(Names.Domains);
        foreach (var domain in domains)
        {
            json.WriteStringValue(Urn.Domain(domain));
        }

        json.WriteEndArray();
        return encoder.End(AspectNames.Domains);
    }

    /// <summary>The type as DataHub writes it.</summary>
    public static string TypeOf(OwnerEvidence owner) => owner.TypeUrn is not null ? "CUSTOM" : owner.Type switch
    {
        OwnershipType.TechnicalOwner => "TECHNICAL_OWNER",
        OwnershipType.BusinessOwner => "BUSINESS_OWNER",
        OwnershipType.DataSteward => "DATA_STEWARD",
        _ => "NONE",
    };
}
