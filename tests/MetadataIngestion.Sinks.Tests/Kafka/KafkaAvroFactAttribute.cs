namespace MetadataIngestion.Sinks.Tests.Kafka;

/// <summary>A test that needs librdkafka, kcat and Python's avro: skipped when one is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KafkaAvroFactAttribute : FactAttribute
{
    public KafkaAvroFactAttribute() => Skip = KafkaTools.SkipReason ?? PythonAvro.SkipReason;
}
