namespace TestPlugins.Good;

internal sealed class GoodOptions
{
    public string Table { get; set; } = "table";

    public int Count { get; set; } = 1;

    /// <summary>Whether the source's constructor refuses the options, as it should when they cannot work.</summary>
    public bool Refused { get; set; }

    /// <summary>Whether the source's constructor fails by mistake.</summary>
    public bool Broken { get; set; }
}
