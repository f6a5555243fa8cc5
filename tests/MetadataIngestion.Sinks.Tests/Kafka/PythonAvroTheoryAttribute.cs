namespace MetadataIngestion.Sinks.Tests.Kafka;

/// <summary>Tests that need Python's avro: skipped when it is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonAvroTheoryAttribute : TheoryAttribute
{
    public PythonAvroTheoryAttribute() => Skip = PythonAvro.SkipReason;
}
