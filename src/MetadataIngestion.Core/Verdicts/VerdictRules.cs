namespace MetadataIngestion.Core.Verdicts;

/// <summary>
/// Every kind of change that is judged. The two letters are the levels for readers and for writers: breaking, risky, compatible, informational. Codes are
/// stable: they stand in the log, and others build on them.
/// </summary>
internal static class VerdictRules
{
    public static readonly VerdictRule AssetAdded = Asset("asset.added", "is new", "I/I", "CREATE");
    public static readonly VerdictRule AssetReturned = Asset("asset.returned", "is there again", "I/I", "REINSTATE");
    public static readonly VerdictRule AssetDropped = Asset("asset.dropped", "is gone from the source", "B/B", "SOFT_DELETE");
    public static readonly VerdictRule AssetRenamed = Asset("asset.renamed", "has another name", "B/B", "SOFT_DELETE");
    public static readonly VerdictRule AssetMoved = Asset("asset.moved", "lies elsewhere", "B/B", "SOFT_DELETE");
    public static readonly VerdictRule AssetFiltered = Asset("asset.filtered", "is no longer wanted by the configuration", "I/I", "SOFT_DELETE");
    public static readonly VerdictRule AssetRecreated = Rule("asset.recreated", "was dropped and made again under its name", "R/R") with { Avro = "B/R", Protobuf = "B/R" };
    public static readonly VerdictRule AssetKindChanged = Rule("asset.kind-changed", "is of another kind", "R/B");
    public static readonly VerdictRule ViewChanged = Rule("view.changed", "is defined by another query", "R/C");
    public static readonly VerdictRule SchemaUnjudged = Rule("schema.unjudged", "changed, and nothing is remembered of its schema to compare with", "I/I");
    public static readonly VerdictRule SchemaLost = Rule("schema.lost", "has no known schema any more", "R/R");
    public static readonly VerdictRule SchemaFound = Rule("schema.found", "has a known schema now", "I/I");

    public static readonly VerdictRule FieldDropped =
        Rule("field.dropped", "is gone", "B/B") with { Avro = "B/C", Protobuf = "R/C", Table = "B/C", Operation = "REMOVE" };
    public static readonly VerdictRule FieldRenamed =
        Rule("field.renamed", "has another name", "B/B") with { Protobuf = "R/C", Table = "R/C", Modification = "RENAME" };
    public static readonly VerdictRule FieldRespelled =
        Rule("field.respelled", "has another name by its case alone", "R/R") with { Avro = "B/B", Table = "R/C", Modification = "RENAME" };
    public static readonly VerdictRule FieldReplaced = Rule("field.replaced", "was dropped and made again under its name", "R/R") with { Protobuf = "B/B", Table = "B/B" };
    public static readonly VerdictRule FieldAdded = Added("field.added", "is new and may be null", "C/C") with { Avro = "C/B", Json = "C/C" };
    public static readonly VerdictRule FieldAddedWithDefault = Added("field.added-with-default", "is new and has a default", "C/C");
    public static readonly VerdictRule FieldAddedGenerated = Added("field.added-generated", "is new and gets its values by itself", "C/C");
    public static readonly VerdictRule FieldAddedRequired =
        Added("field.added-required", "is new, required and without a default", "C/B") with { Protobuf = "C/C", Files = "C/C" };
    public static readonly VerdictRule FieldsReordered = Rule("fields.reordered", "has its fields in another order", "C/C") with { Files = "R/C" };

    public static readonly VerdictRule TypeWidened = Type("type.widened", "has a wider type", "C/C") with { Avro = "B/C", Protobuf = "R/R" };
    public static readonly VerdictRule TypeGeneralized = Type("type.generalized", "has a more general type", "R/C") with { Avro = "B/C", Protobuf = "B/B" };
    public static readonly VerdictRule TypeLengthened = Type("type.lengthened", "has a longer type", "C/C") with { Avro = "B/B", Json = "C/C" };
    public static readonly VerdictRule TypeScaleRaised = Type("type.scale-raised", "has a type with more digits after the point", "R/C") with { Avro = "B/B", Json = "R/C", Table = "B/B" };
    public static readonly VerdictRule TypeNarrowed = Type("type.narrowed", "has a narrower type", "C/B") with { Protobuf = "R/R", Table = "B/B", Files = "C/R" };
    public static readonly VerdictRule TypeRounded = Type("type.rounded", "has a type with fewer digits", "R/B") with { Avro = "B/B", Json = "R/B", Table = "B/B", Files = "R/R" };
    public static readonly VerdictRule TypeChanged = Type("type.changed", "has another type", "B/B") with { Files = "R/R" };
    public static readonly VerdictRule TypeZoneChanged = Type("type.zone-changed", "has a type that treats time zones in another way", "B/B") with { Files = "R/R" };
    public static readonly VerdictRule TypePaddingChanged = Type("type.padding-changed", "has a type that pads its values in another way", "R/C");
    public static readonly VerdictRule TypeUnclear = Type("type.unclear", "has a type that cannot be compared with what it was", "R/R");
    public static readonly VerdictRule TypeRespelled = Type("type.respelled", "has a type that is spelled in another way", "I/I");

    public static readonly VerdictRule EnumValueAdded = Rule("enum.value-added", "takes a further value", "R/C") with { Avro = "B/C", Json = "R/C", Protobuf = "C/C", Modification = "TYPE_CHANGE" };
    public static readonly VerdictRule EnumValueRemoved = Rule("enum.value-removed", "no longer takes a value", "C/B") with { Protobuf = "C/R", Modification = "TYPE_CHANGE" };
    public static readonly VerdictRule EnumReordered = Rule("enum.reordered", "has its values in another order", "I/I");

    public static readonly VerdictRule NullAllowed = Rule("null.allowed", "may be null now", "R/C") with { Avro = "B/C" };
    public static readonly VerdictRule NullForbidden = Rule("null.forbidden", "may be null no longer", "C/B");
    public static readonly VerdictRule DefaultAdded = Rule("default.added", "has a default now", "C/C");
    public static readonly VerdictRule DefaultRemoved = Rule("default.removed", "has no default any more", "C/C");
    public static readonly VerdictRule DefaultRemovedRequired = Rule("default.removed-required", "has no default any more and is required", "C/B");
    public static readonly VerdictRule DefaultChanged = Rule("default.changed", "has another default", "R/C");
    public static readonly VerdictRule GenerationChanged = Rule("generation.changed", "gets its values in another way", "R/B");
    public static readonly VerdictRule GenerationExpressionChanged = Rule("generation.expression-changed", "is computed by another expression", "R/C");
    public static readonly VerdictRule CollationChanged = Rule("collation.changed", "is compared and sorted in another way", "R/R");

    public static readonly VerdictRule KeyAdded = Rule("key.added", "has a primary key now", "C/B");
    public static readonly VerdictRule KeyRemoved = Rule("key.removed", "has no primary key any more", "R/C");
    public static readonly VerdictRule KeyChanged = Rule("key.changed", "has another primary key", "B/B");
    public static readonly VerdictRule UniqueAdded = Rule("unique.added", "has a new unique key", "C/B");
    public static readonly VerdictRule UniqueRemoved = Rule("unique.removed", "no longer has a unique key", "R/C");
    public static readonly VerdictRule ReferenceAdded = Rule("reference.added", "has a new foreign key", "C/B");
    public static readonly VerdictRule ReferenceRemoved = Rule("reference.removed", "no longer has a foreign key", "R/C");
    public static readonly VerdictRule ReferenceChanged = Rule("reference.changed", "has a foreign key that refers to something else or acts in another way", "R/R");
    public static readonly VerdictRule CheckAdded = Rule("check.added", "has a new check constraint", "C/B");
    public static readonly VerdictRule CheckRemoved = Rule("check.removed", "no longer has a check constraint", "R/C");
    public static readonly VerdictRule CheckChanged = Rule("check.changed", "has a check constraint with another condition", "R/B");
    public static readonly VerdictRule PartitioningChanged = Rule("partitioning.changed", "is partitioned in another way", "R/R") with { Table = "C/C" };

    public static readonly VerdictRule CompatibilityLoosened = Rule("compatibility.loosened", "is held to less compatibility", "R/R");
    public static readonly VerdictRule CompatibilityTightened = Rule("compatibility.tightened", "is held to more compatibility", "I/R");
    public static readonly VerdictRule RecordKeyChanged = Rule("record-key.changed", "has another schema of its records' keys", "B/B");
    public static readonly VerdictRule FormatChanged = Rule("format.changed", "is written in another format", "B/B") with { Table = "B/R", Files = "B/R" };
    public static readonly VerdictRule LocationChanged = Rule("location.changed", "lies in another place", "B/R");
    public static readonly VerdictRule ProtocolRaised = Rule("protocol.raised", "asks for newer readers", "R/R");
    public static readonly VerdictRule TopicPartitionsChanged = Rule("topic.partitions-changed", "has another number of partitions", "R/R");
    public static readonly VerdictRule TopicCompacted = Rule("topic.compacted", "keeps only the latest record of each key now", "R/B");
    public static readonly VerdictRule TopicUncompacted = Rule("topic.uncompacted", "forgets the latest records of keys in time now", "B/C");
    public static readonly VerdictRule RetentionShortened = Rule("retention.shortened", "keeps records for a shorter time", "R/C");
    public static readonly VerdictRule RetentionLengthened = Rule("retention.lengthened", "keeps records for a longer time", "I/I");

    private static VerdictRule Rule(string code, string meaning, VerdictSides sides) => new(code, meaning, sides);

    private static VerdictRule Asset(string code, string meaning, VerdictSides sides, string operation) =>
        Rule(code, meaning, sides) with { Category = "LIFECYCLE", Operation = operation };

    private static VerdictRule Added(string code, string meaning, VerdictSides sides) => Rule(code, meaning, sides) with { Operation = "ADD" };

    private static VerdictRule Type(string code, string meaning, VerdictSides sides) => Rule(code, meaning, sides) with { Modification = "TYPE_CHANGE" };
}
