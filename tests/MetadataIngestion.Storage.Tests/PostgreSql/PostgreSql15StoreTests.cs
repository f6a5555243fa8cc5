using MetadataIngestion.Storage.Tests.Contract;

namespace MetadataIngestion.Storage.Tests.PostgreSql;

[RequiresPostgres]
public sealed class PostgreSql15StoreTests(StoreDatabases databases) : PostgreSqlMetadataStoreContract(15, databases), IClassFixture<StoreDatabases>;
