using MetadataIngestion.Connectors.PostgreSql.Sessions;

namespace MetadataIngestion.Connectors.PostgreSql.Catalog.Readers;

internal sealed class ViewDependencyReader() : SectionReader<uint>("view-dependencies", page => page.ViewDependencies)
{
    public override uint[] OidsOf(RelationPage page) => page.Views;

    protected override uint Read(Row row, RelationPage page, int position) => row.Oid(1);
}
