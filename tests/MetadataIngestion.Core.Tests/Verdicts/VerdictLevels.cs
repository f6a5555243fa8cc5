using MetadataIngestion.Core.Schemas;

namespace MetadataIngestion.Core.Tests.Verdicts;

/// <summary>How much each kind of change hurts readers and writers, under each set of rules by which schemas evolve.</summary>
internal static class VerdictLevels
{
    private static readonly SchemaModel[] s_columns =
        [SchemaModel.Sql, SchemaModel.Avro, SchemaModel.Json, SchemaModel.Protobuf, SchemaModel.Table, SchemaModel.Files];

    private static readonly Dictionary<string, string[]> s_rows = """
        code                           SQL  Avro JSON PB   table files
        asset.added                    I/I  I/I  I/I  I/I  I/I  I/I
        asset.returned                 I/I  I/I  I/I  I/I  I/I  I/I
        asset.dropped                  B/B  B/B  B/B  B/B  B/B  B/B
        asset.renamed                  B/B  B/B  B/B  B/B  B/B  B/B
        asset.moved                    B/B  B/B  B/B  B/B  B/B  B/B
        asset.filtered                 I/I  I/I  I/I  I/I  I/I  I/I
        asset.recreated                R/R  B/R  B/R  B/R  R/R  R/R
        asset.kind-changed             R/B  R/B  R/B  R/B  R/B  R/B
        view.changed                   R/C  R/C  R/C  R/C  R/C  R/C
        schema.unjudged                I/I  I/I  I/I  I/I  I/I  I/I
        schema.lost                    R/R  R/R  R/R  R/R  R/R  R/R
        schema.found                   I/I  I/I  I/I  I/I  I/I  I/I
        field.dropped                  B/B  B/C  B/C  R/C  B/C  B/B
        field.renamed                  B/B  B/B  B/B  R/C  R/C  B/B
        field.respelled                R/R  B/B  B/B  R/R  R/C  R/R
        field.replaced                 R/R  R/R  R/R  B/B  B/B  R/R
        field.added                    C/C  C/B  C/C  C/C  C/C  C/C
        field.added-with-default       C/C  C/C  C/C  C/C  C/C  C/C
        field.added-generated          C/C  C/C  C/C  C/C  C/C  C/C
        field.added-required           C/B  C/B  C/B  C/C  C/B  C/C
        fields.reordered               C/C  C/C  C/C  C/C  C/C  R/C
        type.widened                   C/C  B/C  B/C  R/R  C/C  C/C
        type.generalized               R/C  B/C  B/C  B/B  R/C  R/C
        type.lengthened                C/C  B/B  C/C  C/C  C/C  C/C
        type.scale-raised              R/C  B/B  R/C  R/C  B/B  R/C
        type.narrowed                  C/B  C/B  C/B  R/R  B/B  C/R
        type.rounded                   R/B  B/B  R/B  R/B  B/B  R/R
        type.changed                   B/B  B/B  B/B  B/B  B/B  R/R
        type.zone-changed              B/B  B/B  B/B  B/B  B/B  R/R
        type.padding-changed           R/C  R/C  R/C  R/C  R/C  R/C
        type.unclear                   R/R  R/R  R/R  R/R  R/R  R/R
        type.respelled                 I/I  I/I  I/I  I/I  I/I  I/I
        enum.value-added               R/C  B/C  R/C  C/C  R/C  R/C
        enum.value-removed             C/B  C/B  C/B  C/R  C/B  C/B
        enum.reordered                 I/I  I/I  I/I  I/I  I/I  I/I
        null.allowed                   R/C  B/C  B/C  R/C  R/C  R/C
        null.forbidden                 C/B  C/B  C/B  C/B  C/B  C/B
        default.added                  C/C  C/C  C/C  C/C  C/C  C/C
        default.removed                C/C  C/C  C/C  C/C  C/C  C/C
        default.removed-required       C/B  C/B  C/B  C/B  C/B  C/B
        default.changed                R/C  R/C  R/C  R/C  R/C  R/C
        generation.changed             R/B  R/B  R/B  R/B  R/B  R/B
        generation.expression-changed  R/C  R/C  R/C  R/C  R/C  R/C
        collation.changed              R/R  R/R  R/R  R/R  R/R  R/R
        key.added                      C/B  C/B  C/B  C/B  C/B  C/B
        key.removed                    R/C  R/C  R/C  R/C  R/C  R/C
        key.changed                    B/B  B/B  B/B  B/B  B/B  B/B
        unique.added                   C/B  C/B  C/B  C/B  C/B  C/B
        unique.removed                 R/C  R/C  R/C  R/C  R/C  R/C
        reference.added                C/B  C/B  C/B  C/B  C/B  C/B
        reference.removed              R/C  R/C  R/C  R/C  R/C  R/C
        reference.changed              R/R  R/R  R/R  R/R  R/R  R/R
        check.added                    C/B  C/B  C/B  C/B  C/B  C/B
        check.removed                  R/C  R/C  R/C  R/C  R/C  R/C
        check.changed                  R/B  R/B  R/B  R/B  R/B  R/B
        partitioning.changed           R/R  R/R  R/R  R/R  C/C  R/R
        compatibility.loosened         R/R  R/R  R/R  R/R  R/R  R/R
        compatibility.tightened        I/R  I/R  I/R  I/R  I/R  I/R
        record-key.changed             B/B  B/B  B/B  B/B  B/B  B/B
        format.changed                 B/B  B/B  B/B  B/B  B/R  B/R
        location.changed               B/R  B/R  B/R  B/R  B/R  B/R
        protocol.raised                R/R  R/R  R/R  R/R  R/R  R/R
        topic.partitions-changed       R/R  R/R  R/R  R/R  R/R  R/R
        topic.compacted                R/B  R/B  R/B  R/B  R/B  R/B
        topic.uncompacted              B/C  B/C  B/C  B/C  B/C  B/C
        retention.shortened            R/C  R/C  R/C  R/C  R/C  R/C
        retention.lengthened           I/I  I/I  I/I  I/I  I/I  I/I
        """.Split('\n').Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(row => row[0], row => row[1..], StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Codes => s_rows.Keys;

    /// <summary>The levels as initials, readers first.</summary>
    public static string Of(string code, SchemaModel model) => s_rows[code][Array.IndexOf(s_columns, model)];
}
