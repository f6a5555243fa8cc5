using System.ComponentModel;
using System.Diagnostics;

namespace MetadataIngestion.Sinks.Tests.Kafka;

/// <summary>Tests that need Python's avro: skipped when it is missing, unless CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PythonAvroTheoryAttribute : TheoryAttribute
{
    /// <summary>The interpreter that sees the system's packages, which another one on the path may not.</summary>
    public static readonly string Interpreter = System.IO.File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";

    public PythonAvroTheoryAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") != "true" && !IsThere())
            Skip = "Python's avro is missing; tests/run.sh installs it.";
    }

    private static bool IsThere()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(Interpreter, ["-c", "import avro"]) { RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
