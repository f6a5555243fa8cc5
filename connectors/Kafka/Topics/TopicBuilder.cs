using System.Globalization;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.Kafka.Meta;

namespace MetadataIngestion.Connectors.Kafka.Topics;

/// <summary>Makes the dataset of a topic.</summary>
internal sealed class TopicBuilder(KafkaOptions options)
{
    private readonly MetaMapper _ofSchemas = new(options.MetaMapping);
    private readonly MetaMapper _ofConfigurations = new(options.ConfigurationMapping);
    private readonly SchemaTags _tags = new(options);

    public Dataset Build(TopicFacts facts, AssetPath path)
    {
        var findings = Map(facts);
        return new Dataset
        {
            Path = path,
            SubType = "Topic",
            Description = facts.Schemas.Value?.Description,
            Identity = facts.Id,
            Owners = [.. findings.Owners, .. facts.Owners],
            Tags = [.. findings.Tags.Distinct(StringComparer.Ordinal)],
            Domains = [.. findings.Domains.Distinct(StringComparer.Ordinal)],
            Properties = PropertiesOf(facts),
            ExternalUrl = options.ExternalUrlBase is { } page ? $"{page.TrimEnd('/')}/{facts.Topic.Name}" : null,
            Schema = SchemaOf(facts),
            Statistics = facts.Offsets.Count == 0 ? null : new DatasetStatistics { RowCount = facts.Offsets.Sum(partition => partition.Next - partition.First) },
            CustomAspects = MetaAspects.Of(findings),
        };
    }

    private MetaFindings Map(TopicFacts facts)
    {
        var findings = new MetaFindings();
        if ((facts.Schemas.Value ?? facts.Schemas.Key) is { } schema)
        {
            findings.Tags.AddRange(_tags.Of(schema.Properties));
            findings.AddRange(_ofSchemas.Map(schema.Properties));
        }

        findings.AddRange(_ofConfigurations.Map(facts.Configurations.Select(entry => KeyValuePair.Create(entry.Name, entry.Value))));
        return findings;
    }

    private static DatasetSchema? SchemaOf(TopicFacts facts)
    {
        var (key, value) = (facts.Schemas.Key, facts.Schemas.Value);
        if (key is null && value is null)
            return facts.Inferred.Count == 0 ? null : new DatasetSchema(facts.Inferred);

        return new DatasetSchema([.. key?.Fields ?? [], .. value?.Fields ?? facts.Inferred])
        {
            NativeText = value?.Text ?? string.Empty,
            NativeKind = (value ?? key!).Kind,
            KeyText = key?.Text,
            KeyKind = key?.Kind,
        };
    }

    private static SortedDictionary<string, string> PropertiesOf(TopicFacts facts)
    {
        var properties = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["Partitions"] = facts.Topic.Partitions.Count.ToString(CultureInfo.InvariantCulture),
            ["Replication Factor"] = facts.Topic.ReplicationFactor.ToString(CultureInfo.InvariantCulture),
        };
        if (TopicKinds.Of(facts.Topic.Name) is { } kind)
            properties["Topic Kind"] = kind;
        if (facts.Id is not null)
            properties["Topic Id"] = facts.Id;

        ConfigurationTexts.AddTo(properties, facts.Configurations);
        SchemaTexts.AddTo(properties, facts.Schemas);
        if (facts.Offsets.Count > 0)
        {
            properties["Earliest Offsets"] = string.Join(", ", facts.Offsets.Select(partition => partition.First));
            properties["Latest Offsets"] = string.Join(", ", facts.Offsets.Select(partition => partition.Next));
        }

        foreach (var consumer in facts.Consumers)
        {
            var lag = consumer.Lag is { } records ? string.Create(CultureInfo.InvariantCulture, $", lag {records}") : string.Empty;
            properties[$"Consumer {consumer.Group}"] = string.Create(CultureInfo.InvariantCulture, $"{consumer.State}, members {consumer.Members}{lag}");
        }

        return properties;
    }
}
