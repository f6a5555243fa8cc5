using MetadataIngestion.Storage.Tests.Contract;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

[RequiresPostgres]
public sealed class PostgreSql18StoreTests(StoreDatabases databases) : PostgreSqlMetadataStoreContract(18, databases), IClassFixture<StoreDatabases>;
