namespace MetadataIngestion.TestKit;

/// <summary>Two crawls of an unchanged source say the same, word for word; otherwise it looks changed.</summary>
internal static class SamenessRules
{
    public static void Check(CrawlRecord expected, CrawlRecord actual, string difference, string remedy)
    {
        var (first, second) = (expected.Texts(), actual.Texts());
        var item = LengthOfSame(first, second);
        if (item == first.Count && item == second.Count)
            return;

        var (before, after) = (Lines(first, item), Lines(second, item));
        var line = LengthOfSame(before, after);
        var about = item < first.Count ? expected.Items[item].Describe() : "the end";
        Assert.Fail($"{difference}; the first difference is item {item + 1}, {about}:\n  first:  {At(before, line)}\n  second: {At(after, line)}\n{remedy}");
    }

    private static int LengthOfSame(IReadOnlyList<string> first, IReadOnlyList<string> second) =>
        first.Zip(second).TakeWhile(pair => pair.First == pair.Second).Count();

    private static string[] Lines(IReadOnlyList<string> texts, int item) => item < texts.Count ? texts[item].Split('\n') : ["(the end)"];

    private static string At(string[] lines, int line) => line < lines.Length ? lines[line].Trim() : "(nothing more)";
}
