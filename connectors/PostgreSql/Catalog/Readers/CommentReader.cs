using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class CommentReader() : SectionReader<CommentRow>("comments", page => page.Comments)
{
    protected override CommentRow Read(Row row, RelationPage page, int position) => new(row.Int32(1), row.Text(2));
}
