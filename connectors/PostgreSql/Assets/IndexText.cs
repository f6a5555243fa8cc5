using System.Text;
using MetadataIngestion.Abstractions;
using MetadataIngestion.Connectors.PostgreSql.Catalog;
using MetadataIngestion.Connectors.PostgreSql.Texts;

namespace MetadataIngestion.Connectors.PostgreSql.Assets;

/// <summary>Writes indexes as the server would, without asking it: that would cost more than reading the whole catalog.</summary>
internal sealed class IndexText(DatabaseCatalog catalog)
{
    private const short Descending = 1;
    private const short NullsFirst = 2;
    private readonly StringBuilder _text = new();

    public DatasetIndex[] Write(in RelationRows rows, TextSet texts)
    {
        var indexes = rows.Indexes;
        if (indexes.Length == 0)
            return [];
        var written = new DatasetIndex[indexes.Length];
        for (var i = 0; i < indexes.Length; i++)
            written[i] = new DatasetIndex(indexes[i].Name, Write(indexes[i], rows, texts));
        if (written.Length > 1)
            Array.Sort(written, static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        return written;
    }

    private string Write(IndexRow index, in RelationRows rows, TextSet texts)
    {
        _text.Clear();
        if (index.IsUnique)
            _text.Append("UNIQUE ");
        _text.Append(catalog.AccessMethods.GetValueOrDefault(index.AccessMethod, "?")).Append(" (");
        AppendColumns(index, rows, texts, 0, index.KeyCount);
        _text.Append(')');
        if (index.Columns.Length > index.KeyCount)
        {
            _text.Append(" INCLUDE (");
            AppendColumns(index, rows, texts, index.KeyCount, index.Columns.Length);
            _text.Append(')');
        }

        AppendTail(index, rows, texts);
        return _text.ToString();
    }

    private void AppendTail(IndexRow index, in RelationRows rows, TextSet texts)
    {
        if (index.NullsNotDistinct)
            _text.Append(" NULLS NOT DISTINCT");
        if (index.StorageOptions is { Length: > 0 } options)
            _text.Append(" WITH (").AppendJoin(", ", options).Append(')');
        if (catalog.Tablespaces.TryGetValue(index.Tablespace, out var tablespace))
            _text.Append(" TABLESPACE ").Append(SqlText.Quote(tablespace));
        if (index.IsPartial)
            _text.Append(" WHERE ").Append(SqlText.Parenthesize(texts.Require(new TextKey(TextKinds.IndexExpressions, rows.Relation.Oid, index.Oid))));
        if (!index.IsValid)
            _text.Append(" INVALID");
    }

    private void AppendColumns(IndexRow index, in RelationRows rows, TextSet texts, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (i > start)
                _text.Append(", ");
            var column = rows.ColumnNames.IndexOf(index.Columns[i]);
            if (column >= 0)
                _text.Append(SqlText.Quote(rows.Columns[column].Name));
            else
                _text.Append(texts.Require(new TextKey(TextKinds.IndexExpressions, rows.Relation.Oid, index.Oid, i + 1)));
            if (i < index.KeyCount)
                AppendOrder(index, i, column >= 0 ? rows.Columns[column].Collation : CollationNames.Default, rows.Page);
        }
    }

    private void AppendOrder(IndexRow index, int column, uint collation, RelationPage page)
    {
        if (index.Collations[column] != 0 && index.Collations[column] != collation)
            _text.Append(" COLLATE ").Append(page.CollationNames.GetValueOrDefault(index.Collations[column], "default"));
        if (catalog.OperatorClasses.TryGetValue(index.OperatorClasses[column], out var operatorClass))
            _text.Append(' ').Append(operatorClass);
        var nullsFirst = (index.Options[column] & NullsFirst) != 0;
        if ((index.Options[column] & Descending) != 0)
            _text.Append(nullsFirst ? " DESC" : " DESC NULLS LAST");
        else if (nullsFirst)
            _text.Append(" NULLS FIRST");
    }
}
