namespace MetadataIngestion.Storage.Tests.Sqlite;

/// <summary>A test of rights on files as Unix has them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
            Skip = "Needs the rights on files that Unix has.";
    }
}
