using System.Runtime.CompilerServices;

namespace MetadataIngestion.TestKit;

/// <summary>
/// Compares with files that were reviewed by hand. With the environment variable GOLDEN_UPDATE=1 the files are written anew instead; the
/// difference is then reviewed like code.
/// </summary>
public static class Golden
{
    /// <summary>Whether golden files are to be written anew.</summary>
    public static bool IsToBeUpdated => Environment.GetEnvironmentVariable("GOLDEN_UPDATE") == "1";

    /// <summary>Compares a text with a golden file.</summary>
    /// <param name="actual">The text, with line feeds as line ends.</param>
    /// <param name="path">The golden file, relative to the folder of the calling source file.</param>
    /// <param name="callingFile">Filled in by the compiler.</param>
    public static void Verify(string actual, string path, [CallerFilePath] string callingFile = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(callingFile)!, path);
        if (IsToBeUpdated)
            Write(file, actual);
        else if (!File.Exists(file))
            Assert.Fail($"There is no golden file {file}. Run the test with GOLDEN_UPDATE=1 to write it, and read what it wrote.");
        else
            Compare(File.ReadAllText(file).ReplaceLineEndings("\n"), actual, file);
    }

    private static void Write(string file, string actual)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, actual);
    }

    private static void Compare(string expected, string actual, string file)
    {
        if (expected == actual)
            return;

        var (wanted, found) = (expected.Split('\n'), actual.Split('\n'));
        var line = wanted.Zip(found).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"Line {line + 1} differs from the golden file {file}.\n  expected: {LineOf(wanted, line)}\n  actual:   {LineOf(found, line)}\n"
            + "If the change is meant, run the test with GOLDEN_UPDATE=1 and review the difference of the file.");
    }

    private static string LineOf(string[] lines, int line) => line < lines.Length ? lines[line] : "(the end)";
}
