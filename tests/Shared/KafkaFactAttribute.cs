namespace MetadataIngestion.Tests.Shared;

/// <summary>A test that needs librdkafka and kcat: skipped when one is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KafkaFactAttribute : FactAttribute
{
    public KafkaFactAttribute() => Skip = KafkaTools.SkipReason;
}
