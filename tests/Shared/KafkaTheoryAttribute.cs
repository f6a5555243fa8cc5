namespace MetadataIngestion.Tests.Shared;

/// <summary>Tests that need librdkafka and kcat: skipped when one is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class KafkaTheoryAttribute : TheoryAttribute
{
    public KafkaTheoryAttribute() => Skip = KafkaTools.SkipReason;
}
