namespace MetadataIngestion.Soak;

/// <summary>Three lakes whose tables change.</summary>
internal sealed class SoakLakes(string folder, int tables, Random random)
{
    private int _columns;

    public static IReadOnlyList<string> Names { get; } = ["east", "north", "west"];

    public void Create()
    {
        foreach (var lake in Names)
        {
            for (var table = 0; table < tables; table++)
                Write(lake, table, "id,name,amount");
        }
    }

    /// <summary>Adds a column to a table, removes a table, or brings one back.</summary>
    public void Change()
    {
        var lake = Names[random.Next(Names.Count)];
        var table = random.Next(tables);
        if (random.Next(4) == 0 && File.Exists(FileOf(lake, table)))
            File.Delete(FileOf(lake, table));
        else
            Write(lake, table, $"id,name,amount,extra_{_columns++}");
    }

    // Moved into place, so that no crawl sees half a file.
    private void Write(string lake, int table, string header)
    {
        var file = FileOf(lake, table);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file + ".tmp", $"{header}\n{string.Join(',', header.Split(',').Select((_, index) => index))}\n");
        File.Move(file + ".tmp", file, overwrite: true);
    }

    private string FileOf(string lake, int table) => Path.Combine(folder, "lakes", lake, $"area{table % 5}", $"table{table:d4}.csv");
}
