using MetadataIngestion.Storage.Tests.Contract;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

[RequiresPostgres]
public sealed class PostgreSql12StoreTests(StoreDatabases databases) : PostgreSqlMetadataStoreContract(12, databases), IClassFixture<StoreDatabases>;
