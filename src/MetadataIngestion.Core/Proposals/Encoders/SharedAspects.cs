using System.Text.Json;
using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>
/// Small aspects that are the same for many entities, each encoded and digested once in a run. Keyed by what goes into them.
/// </summary>
internal sealed class SharedAspects
{
    private readonly Dictionary<(string Aspect, string Key), EncodedAspect> _cache = [];
    private readonly AspectEncoder _encoder;
    private readonly AspectBuffer _scratch;

    public SharedAspects(AspectEncoder encoder, AspectBuffer scratch)
    {
        _encoder = encoder;
        _scratch = scratch;
        Status = Encode(AspectNames.Status, false, static (json, removed) => json.WriteBoolean(Names.Removed, removed));
    }

    public EncodedAspect Status { get; }

    public EncodedAspect SubTypes(string subType) =>
        Get(AspectNames.SubTypes, subType, subType, static (json, subType) =>
        {
            json.WriteStartArray(Names.TypeNames);
            json.WriteStringValue(subType);
            json.WriteEndArray();
        });

    public EncodedAspect Container(string urn) =>
        Get(AspectNames.Container, urn, urn, static (json, urn) => json.WriteString(Names.Container, urn));

    public EncodedAspect DataPlatformInstance(AssetPath path) =>
        Get(AspectNames.DataPlatformInstance, path.Platform, path, static (json, path) =>
        {
            json.WriteString(Names.Platform, Urn.Platform(path.Platform));
            if (path.Instance is not null)
                json.WriteString(Names.Instance, Urn.PlatformInstance(path.Platform, path.Instance));
        });

    public EncodedAspect BrowsePath(AssetPath path, ContainerNode? parent) =>
        Get(AspectNames.BrowsePathsV2, parent?.Urn ?? path.Platform, (path, parent), static (json, place) =>
        {
            json.WriteStartArray(Names.Path);
            if (place.path.Instance is not null)
                WriteEntry(json, Urn.PlatformInstance(place.path.Platform, place.path.Instance));

            foreach (var urn in place.parent?.Chain ?? [])
            {
                WriteEntry(json, urn);
            }

            json.WriteEndArray();
        });

    private static void WriteEntry(Utf8JsonWriter json, string urn)
    {
        json.WriteStartObject();
        json.WriteString(Names.Id, urn);
        json.WriteString(Names.Urn, urn);
        json.WriteEndObject();
    }

    private EncodedAspect Get<T>(string aspect, string key, T value, Action<Utf8JsonWriter, T> write)
    {
        if (!_cache.TryGetValue((aspect, key), out var encoded))
        {
            encoded = Encode(aspect, value, write);
            _cache.Add((aspect, key), encoded);
        }

        return encoded;
    }

    private EncodedAspect Encode<T>(string aspect, T value, Action<Utf8JsonWriter, T> write)
    {
        _scratch.Clear();
        _encoder.WriteTo(_scratch);
        write(_encoder.Begin(), value);
        var encoded = _encoder.End(aspect);
        return encoded with { Shared = encoded.Json(_scratch).ToArray() };
    }
}
