using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>
/// Encodes owners as a patch: all that this source named before go, and those it names now come, each with an attribution. Owners without it, or with that
/// of others, are left alone. The patch says the same whatever was there before, so its fingerprint is that of the source's own owners.
/// </summary>
internal sealed class OwnershipPatch(AspectEncoder encoder, SourceContext source)
{
    // The source comes first among the keys, so that one path means everything that it named.
    private static readonly string[] s_keys = ["attribution\u241Fsource", "owner", "type", "typeUrn"];

    private readonly string _attribution = $"urn:li:dataHubIngestionSource:{Urn.Encode(source.Name)}";

    public EncodedAspect Of(IReadOnlyList<OwnerEvidence> owners)
    {
        var json = encoder.Begin();
        json.WriteStartObject("arrayPrimaryKeys");
        json.WriteStartArray(Names.Owners);
        foreach (var key in s_keys)
            json.WriteStringValue(key);
        json.WriteEndArray();
        json.WriteEndObject();

        json.WriteStartArray("patch");
        WriteRemoval(json);
        foreach (var owner in owners)
            WriteAddition(json, owner);
        json.WriteEndArray();
        json.WriteBoolean("forceGenericPatch", true);
        return encoder.End(AspectNames.Ownership) with { ChangeType = ChangeType.Patch };
    }

    private void WriteRemoval(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("op", "remove");
        json.WriteString(Names.Path, $"/owners/{Escape(_attribution)}");
        json.WriteStartObject(Names.Value);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteAddition(Utf8JsonWriter json, OwnerEvidence owner)
    {
        var (urn, type) = (Urn.Owner(owner), OwnershipAspects.TypeOf(owner));
        json.WriteStartObject();
        json.WriteString("op", "add");
        json.WriteString(Names.Path, $"/owners/{Escape(_attribution)}/{Escape(urn)}/{type}/{Escape(owner.TypeUrn ?? string.Empty)}");
        json.WriteStartObject(Names.Value);
        json.WriteString(Names.Owner, urn);
        json.WriteString(Names.Type, type);
        if (owner.TypeUrn is not null)
            json.WriteString(Names.TypeUrn, owner.TypeUrn);
        json.WriteStartObject("attribution");
        encoder.WriteVolatile(Names.Time, source.ObservedAt);
        json.WriteString(Names.Actor, "urn:li:corpuser:unknown");
        json.WriteString("source", _attribution);
        json.WriteStartObject("sourceDetail");
        json.WriteString("foundIn", owner.FoundIn);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Escape(string segment) => segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
