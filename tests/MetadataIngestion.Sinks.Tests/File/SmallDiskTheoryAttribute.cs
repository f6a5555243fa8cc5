namespace MetadataIngestion.Sinks.Tests.File;

/// <summary>A theory that needs a <see cref="SmallDisk"/>; skipped where there can be none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SmallDiskTheoryAttribute : TheoryAttribute
{
    public SmallDiskTheoryAttribute()
    {
        Skip = SmallDisk.WhyNot();
    }
}
