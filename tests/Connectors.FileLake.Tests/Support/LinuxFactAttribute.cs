namespace Connectors.FileLake.Tests.Support;

/// <summary>A test about how Linux finds libraries.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
        {
            Skip = "Other systems find libraries in other ways.";
        }
    }
}
