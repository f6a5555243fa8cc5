namespace MetadataIngestion.Connectors.FileLake.Inference;

/// <summary>What occurs in a column of text, and the narrowest type that holds all of it.</summary>
internal sealed class TextColumn
{
    private const TextClass Numbers = TextClass.Integer | TextClass.BigInteger | TextClass.Decimal | TextClass.Float;
    private const TextClass Timestamps = TextClass.Date | TextClass.Timestamp | TextClass.ZonedTimestamp;

    private TextClass _seen;

    /// <summary>What occurs.</summary>
    public TextClass Seen => _seen;

    /// <summary>Whether some value was missing.</summary>
    public bool IsNullable => _seen.HasFlag(TextClass.Null) || (_seen.HasFlag(TextClass.NullWord) && Type != InferredType.String);

    public InferredType Type => Resolve(_seen & ~TextClass.Null);

    /// <summary>Whether the values show that a piece of text is none of them, as a name above a column of numbers is.</summary>
    public bool IsTyped => Type != InferredType.Null && Type != InferredType.String;

    public void Observe(ReadOnlySpan<char> value)
    {
        // Text absorbs everything but a missing value, so nothing else needs to be told apart any more.
        if (_seen.HasFlag(TextClass.String) && !value.IsEmpty && value is not "\\N" && !value.IsWhiteSpace())
            return;

        _seen |= TextClassifier.Classify(value);
    }

    public void ObserveMissing() => _seen |= TextClass.Null;

    public void Merge(TextClass other) => _seen |= other;

    private static InferredType Resolve(TextClass seen)
    {
        if (seen.HasFlag(TextClass.NullWord))
            return seen == TextClass.NullWord ? InferredType.String : Resolve(seen & ~TextClass.NullWord);

        return seen switch
        {
            TextClass.None => InferredType.Null,
            TextClass.Boolean => InferredType.Boolean,
            TextClass.Integer => InferredType.Integer,
            TextClass.Date => InferredType.Date,
            TextClass.Time => InferredType.Time,
            TextClass.ZonedTimestamp => InferredType.ZonedTimestamp,
            TextClass.Uuid => InferredType.Uuid,
            _ when (seen & ~Numbers) == 0 => ResolveNumber(seen),
            _ when (seen & ~Timestamps) == 0 => InferredType.Timestamp,
            _ => InferredType.String,
        };
    }

    private static InferredType ResolveNumber(TextClass seen)
    {
        if (seen.HasFlag(TextClass.Float))
            return InferredType.Float;

        return seen.HasFlag(TextClass.Decimal) ? InferredType.Decimal : InferredType.BigInteger;
    }
}
