using Npgsql;

namespace MetadataIngestion.Benchmarks;

/// <summary>
/// A synthetic warehouse: each table has a key, columns of twelve types, a foreign key to the table before it, and comments.
/// </summary>
internal sealed class Warehouse : IAsyncDisposable
{
    private const string Script = """
        CREATE PROCEDURE build_warehouse(schema_count int, table_count int, column_count int) LANGUAGE plpgsql AS $body$
        DECLARE
          types constant text[] := ARRAY['bigint', 'integer', 'text', 'varchar(200)', 'numeric(18,4)', 'timestamptz', 'date', 'boolean', 'jsonb', 'uuid', 'double precision', 'text[]'];
          columns text;
          place text;
        BEGIN
          SELECT string_agg(format('col_%s %s%s', c, types[1 + c % 12], CASE WHEN c % 5 = 0 THEN ' NOT NULL' ELSE '' END), ', ' ORDER BY c)
            INTO columns FROM generate_series(2, column_count) AS c;
          FOR s IN 1 .. schema_count LOOP
            EXECUTE format('CREATE SCHEMA s%s', to_char(s, 'FM0000'));
            FOR t IN 1 .. table_count LOOP
              place := format('s%s.t%s', to_char(s, 'FM0000'), to_char(t, 'FM0000'));
              EXECUTE format('CREATE TABLE %s (id bigint PRIMARY KEY, %s%s)', place, columns,
                CASE WHEN t > 1 THEN format(', parent_id bigint REFERENCES s%s.t%s (id)', to_char(s, 'FM0000'), to_char(t - 1, 'FM0000')) ELSE '' END);
              EXECUTE format('COMMENT ON TABLE %s IS %L', place, format('Table %s of schema %s', t, s));
              EXECUTE format('COMMENT ON COLUMN %s.col_2 IS %L', place, 'Second column');
            END LOOP;
            COMMIT;
          END LOOP;
        END $body$;
        """;

    private readonly string _server;
    private readonly string _name;

    private Warehouse(string server, string name)
    {
        _server = server;
        _name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(server) { Database = name, Pooling = false }.ToString();
    }

    public string ConnectionString { get; }

    public static async Task<Warehouse> BuildAsync(string server, int schemas, int tables, int columns)
    {
        var warehouse = new Warehouse(server, "bench_" + Guid.NewGuid().ToString("N")[..12]);
        await ExecuteAsync(server, $"CREATE DATABASE {warehouse._name}");
        await ExecuteAsync(warehouse.ConnectionString, Script);
        await ExecuteAsync(warehouse.ConnectionString, $"CALL build_warehouse({schemas}, {tables}, {columns})");
        await ExecuteAsync(warehouse.ConnectionString, "DROP PROCEDURE build_warehouse");
        await ExecuteAsync(warehouse.ConnectionString, "VACUUM ANALYZE");
        return warehouse;
    }

    /// <summary>Gives one table of each schema another column.</summary>
    public static Task ChangeAsync(string connectionString) => ExecuteAsync(
        connectionString,
        """
        DO $body$
        DECLARE place text;
        BEGIN
          FOR place IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname ~ '^s[0-9]+$' AND tablename = 't0007' LOOP
            EXECUTE format('ALTER TABLE %s ADD COLUMN added integer', place);
          END LOOP;
        END $body$
        """);

    public async ValueTask DisposeAsync() => await ExecuteAsync(_server, $"DROP DATABASE {_name} WITH (FORCE)");

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }
}
