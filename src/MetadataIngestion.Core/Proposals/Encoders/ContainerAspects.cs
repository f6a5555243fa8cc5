using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Proposals.Encoders;

/// <summary>Encodes what only containers have.</summary>
internal sealed class ContainerAspects(AspectEncoder encoder, PropertyWriter properties, SourceContext source)
{
    public EncodedAspect Properties(Container container)
    {
        var json = encoder.Begin();
        AddKey(container);
        properties.AddRange(container.Properties);
        properties.WriteCustomProperties(json);
        PropertyWriter.WriteOptional(json, Names.ExternalUrl, container.ExternalUrl);
        json.WriteString(Names.Name, container.DisplayName ?? container.Path.LastPart);
        json.WriteString(Names.QualifiedName, container.Path.Name);
        PropertyWriter.WriteOptional(json, Names.Description, container.Description);
        json.WriteString(Names.Env, source.Environment);
        PropertyWriter.WriteTime(json, Names.Created, container.Created);
        PropertyWriter.WriteTime(json, Names.LastModified, container.Modified);
        return encoder.End(AspectNames.ContainerProperties);
    }

    private void AddKey(Container container)
    {
        properties.Add("platform", container.Path.Platform);
        properties.Add("env", source.Environment);
        if (container.Path.Instance is not null)
            properties.Add("instance", container.Path.Instance);

        foreach (var (name, value) in ContainerKey.NamesOf(container))
        {
            properties.Add(name, value);
        }
    }
}
