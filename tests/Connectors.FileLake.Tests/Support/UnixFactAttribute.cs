namespace Connectors.FileLake.Tests.Support;

/// <summary>A test about rights as Unix file systems know them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "Windows has no Unix file modes.";
        }
    }
}
