using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class ViewQueryReader() : SectionReader<byte[]>("view-queries", page => page.ViewQueries)
{
    public override uint[] OidsOf(RelationPage page) => page.Views;

    protected override byte[] Read(Row row, RelationPage page, int position) => row.Bytes(1);
}
