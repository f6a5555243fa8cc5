using MetadataIngestion.TestKit.Tests.Support;

namespace MetadataIngestion.TestKit.Tests;

public sealed class GoldenTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("golden-").FullName;

    private string Caller => Path.Combine(_folder, "Tests.cs");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Verify_SameText_Passes()
    {
        File.WriteAllText(Path.Combine(_folder, "a.txt"), "one\r\ntwo\r\n");

        Golden.Verify("one\ntwo\n", "a.txt", Caller);
    }

    [Fact]
    public void Verify_AnotherText_ShowsTheFirstLineThatDiffers()
    {
        if (Golden.IsToBeUpdated)
            return;

        File.WriteAllText(Path.Combine(_folder, "a.txt"), "one\ntwo\nthree\n");

        var objection = Objection.Of(() => Golden.Verify("one\n2\nthree\n", "a.txt", Caller));

        Assert.StartsWith($"Line 2 differs from the golden file {Path.Combine(_folder, "a.txt")}.\n  expected: two\n  actual:   2\n", objection, StringComparison.Ordinal);
        Assert.Contains("GOLDEN_UPDATE=1", objection, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_NoFile_SaysHowToMakeOne()
    {
        if (!Golden.IsToBeUpdated)
            Assert.Contains("GOLDEN_UPDATE=1", Objection.Of(() => Golden.Verify("one\n", "Golden/missing.txt", Caller)), StringComparison.Ordinal);
    }
}
