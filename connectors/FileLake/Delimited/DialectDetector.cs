namespace MetadataIngestion.Connectors.FileLake.Delimited;

/// <summary>
/// Finds the dialect under which the beginning of a text falls into the most regular records. What counts is the share of records that
/// have the most frequent number of fields; more fields and typed fields count in favour, quotes that make no sense against.
/// </summary>
internal static class DialectDetector
{
    private const int ProbeLength = 32 * 1024;
    private const int MaxRecords = 200;

    private static readonly char[] CommaFirst = [',', '\t', ';', '|', '\u0001'];
    private static readonly char[] TabFirst = ['\t', ',', ';', '|', '\u0001'];
    private static readonly char[] Quotes = ['"', '\'', DelimitedDialect.NoQuote];

    /// <param name="text">The text, from its first record.</param>
    /// <param name="isComplete">Whether the text is all there is.</param>
    /// <param name="prefersTab">Whether tab wins a tie, otherwise comma.</param>
    public static DelimitedDialect Detect(ReadOnlySpan<char> text, bool isComplete, bool prefersTab)
    {
        var probe = text[..Math.Min(ProbeLength, text.Length)];
        var isWhole = isComplete && probe.Length == text.Length;
        var delimiters = prefersTab ? TabFirst : CommaFirst;
        var best = new DelimitedDialect(delimiters[0], '"');
        var bestScore = double.MinValue;
        foreach (var delimiter in delimiters)
        {
            var canQuote = true;
            foreach (var quote in Quotes)
            {
                var dialect = new DelimitedDialect(delimiter, quote);
                var score = Score(probe, dialect, isWhole, canQuote);
                canQuote &= quote != '"' || score > 0;
                if (score > bestScore)
                {
                    (best, bestScore) = (dialect, score);
                }
            }
        }

        return best;
    }

    private static double Score(ReadOnlySpan<char> text, DelimitedDialect dialect, bool isWhole, bool canQuote)
    {
        var reader = new DelimitedReader(text, dialect, isWhole);
        var record = new DelimitedRecord();
        var shape = new DialectShape();
        for (var i = 0; i < MaxRecords && reader.Read(record); i++)
        {
            shape.Observe(record, isFirst: i == 0);
        }

        // One stray quote is an ordinary character; among well-formed ones it is a quote that someone forgot to close.
        if (reader.EndsInsideQuotes && isWhole && shape.QuotedCount < 2)
            return 0;

        var (width, share) = shape.Width;
        var regularity = width <= 1 ? 0.01 : Math.Pow(share, 3) * Math.Log2(width + 1) * (1 + (0.2 * shape.TypedShare));
        var decimalCommas = dialect.Delimiter == ',' && shape.JoinedNumbers > 0.1 * shape.Fields ? 0.5 : 1;
        return regularity * decimalCommas * Math.Pow(0.8, Math.Min(shape.MalformedCount, 5)) * QuoteFactor(dialect.Quote, shape, canQuote);
    }

    /// <summary>
    /// Prefers the quotes that are there; another dialect that leaves fields beginning with a double quote is almost certainly wrong,
    /// unless double quotes do not pair up.
    /// </summary>
    private static double QuoteFactor(char quote, DialectShape shape, bool canQuote) => quote switch
    {
        '"' => shape.QuotedCount > 0 ? 1.02 : 1.001,
        _ when shape.BareDoubleQuotes > 0 => canQuote ? 0.005 : 0.9,
        '\'' => shape.QuotedCount > 0 ? 1 : 0.9,
        _ => 0.99,
    };
}
