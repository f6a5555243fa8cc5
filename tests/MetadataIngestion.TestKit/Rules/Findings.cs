namespace MetadataIngestion.TestKit;

/// <summary>What a rule objects to.</summary>
internal static class Findings
{
    private const int Shown = 10;

    /// <summary>Fails with everything that was found, and with what to do about it.</summary>
    public static void Report(IEnumerable<string> findings, string remedy)
    {
        var all = findings.ToList();
        if (all.Count == 0)
            return;

        var rest = all.Count > Shown ? $"\n  ... and {all.Count - Shown} more" : string.Empty;
        Assert.Fail($"{string.Join('\n', all.Take(Shown).Select(finding => $"  {finding}"))}{rest}\n{remedy}".TrimStart());
    }
}
