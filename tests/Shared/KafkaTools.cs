using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MetadataIngestion.Tests.Shared;

/// <summary>What tests with Kafka need beside .NET.</summary>
internal static class KafkaTools
{
    /// <summary>Why there can be no test here; <see langword="null"/> when there can, or when it should fail for want of it.</summary>
    public static string? SkipReason { get; } = Environment.GetEnvironmentVariable("CI") == "true" ? null : Missing();

    /// <summary>Runs a command to its end.</summary>
    /// <returns>What it wrote.</returns>
    public static async Task<byte[]> RunAsync(string command, string[] arguments, string? input = null)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var copy = process.StandardOutput.BaseStream.CopyToAsync(output);
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await copy;
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command} failed: {await errors}");
        return output.ToArray();
    }

    /// <summary>Whether a command is there and ends well.</summary>
    public static bool CanRun(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static string? Missing()
    {
        if (!NativeLibrary.TryLoad("librdkafka.so.1", out _))
            return "librdkafka is missing; tests/run.sh installs it.";

        return CanRun("kcat", "-V") ? null : "kcat is missing; tests/run.sh installs it.";
    }
}
