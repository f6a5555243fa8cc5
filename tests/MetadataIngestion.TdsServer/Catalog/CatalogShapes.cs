using System.Collections.Frozen;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>The columns of the catalog views, by the name that a statement has in its first comment.</summary>
internal static class CatalogShapes
{
    private static readonly FrozenDictionary<string, Column[]> s_shapes = new Dictionary<string, string>
    {
        ["databases"] = "database_id int, name text, state tinyint, state_desc text, source_database_id int, create_date datetime, owner_name text, collation_name text, "
            + "compatibility_level tinyint, is_read_only bit, service_broker_guid guid, containment_desc text, is_encrypted bit, is_cdc_enabled bit, is_distributor bit, is_ledger_on bit",
        ["permissions"] = "view_definition int, user_name text",
        ["schemas"] = "schema_id int, name text, principal_id int",
        ["principals"] = "principal_id int, name text, type code",
        ["types"] = "user_type_id int, system_type_id tinyint, name text, schema_id int, is_user_defined bit, is_assembly_type bit, is_table_type bit, max_length smallint, precision tinyint, scale tinyint",
        ["table-type-columns"] = "user_type_id int, name text, column_type_id int, max_length smallint, precision tinyint, scale tinyint, is_nullable bit",
        ["objects"] = "object_id int, schema_id int, name text, type code, principal_id int, create_date datetime, modify_date datetime",
        ["tool-objects"] = "object_id int",
        ["tables"] = "object_id int, temporal_type tinyint, history_table_id int, history_retention_period int, history_retention_period_unit_desc text, is_memory_optimized bit, "
            + "durability_desc text, is_external bit, is_node bit, is_edge bit, is_filetable bit, is_tracked_by_cdc bit, ledger_type tinyint, is_dropped_ledger_table bit",
        ["views"] = "object_id int, with_check_option bit, ledger_view_type tinyint, is_dropped_ledger_view bit",
        ["columns"] = "object_id int, column_id int, name text, user_type_id int, max_length smallint, precision tinyint, scale tinyint, collation_name text, is_nullable bit, "
            + "is_rowguidcol bit, is_identity bit, is_computed bit, is_filestream bit, is_sparse bit, is_column_set bit, generated_always_type tinyint, encryption_type_desc text, "
            + "is_hidden bit, graph_type int, is_dropped_ledger_column bit, vector_dimensions int",
        ["computed-columns"] = "object_id int, column_id int, definition max, is_persisted bit",
        ["identity-columns"] = "object_id int, column_id int, seed text, increment text",
        ["defaults"] = "object_id int, column_id int, definition max",
        ["masked-columns"] = "object_id int, column_id int, masking_function text",
        ["keys"] = "object_id int, index_id int, name text, type code, is_enforced bit",
        ["indexes"] = "object_id int, index_id int, name text, type_desc text, is_unique bit, is_primary_key bit, is_unique_constraint bit, is_disabled bit, has_filter bit, "
            + "filter_definition max, data_space_id int",
        ["index-columns"] = "object_id int, index_id int, column_id int, key_ordinal tinyint, partition_ordinal tinyint, is_descending_key bit, is_included_column bit",
        ["foreign-keys"] = "object_id int, foreign_key_id int, name text, column_id int, referenced_object_id int, referenced_column text, delete_referential_action_desc text, "
            + "update_referential_action_desc text, is_disabled bit, is_not_trusted bit",
        ["checks"] = "object_id int, name text, definition max, is_disabled bit, is_not_trusted bit",
        ["properties"] = "object_id int, class tinyint, minor_id int, name text, value_text text, base_type text",
        ["container-properties"] = "object_id int, class tinyint, minor_id int, name text, value_text text, base_type text",
        ["classifications"] = "object_id int, column_id int, label text, information_type text",
        ["partitions"] = "object_id int, index_id int, partition_count int, row_count bigint",
        ["partition-schemes"] = "data_space_id int, scheme_name text, function_name text, boundary_value_on_right bit",
        ["sizes"] = "object_id int, pages bigint",
        ["external-tables"] = "object_id int, location text, source_name text, source_type text, source_location text, format_type text, remote_schema_name text, remote_object_name text",
        ["modules"] = "object_id int, definition max, is_encrypted int, is_schema_bound bit, uses_native_compilation bit",
        ["database-trigger-modules"] = "object_id int, definition max, is_encrypted int, is_schema_bound bit, uses_native_compilation bit",
        ["parameters"] = "object_id int, parameter_id int, name text, user_type_id int, max_length smallint, precision tinyint, scale tinyint, is_output bit, is_readonly bit",
        ["synonyms"] = "object_id int, base_object_name text",
        ["sequences"] = "schema_id int, name text, user_type_id int, precision tinyint, scale tinyint, start_value text, increment text, minimum_value text, maximum_value text, is_cycling bit",
        ["triggers"] = "object_id int, parent_class tinyint, parent_id int, name text, type code, is_disabled bit, is_instead_of_trigger bit, create_date datetime, modify_date datetime",
        ["trigger-events"] = "object_id int, type_desc text",
        ["dependencies"] = "object_id int, referenced_server_name text, referenced_database_name text, referenced_schema_name text, referenced_entity_name text, referenced_id int, is_ambiguous bit",
        ["query-store"] = "actual_state tinyint",
        ["usage"] = "day datetime, object_id int, executions bigint, query_sql_text max",
        ["referenced-entities"] = "module text, referenced_server_name text, referenced_database_name text, referenced_schema_name text, referenced_entity_name text, referenced_minor_name text, "
            + "referenced_id int, is_selected bit, is_updated bit, is_select_all bit",
        ["job-steps"] = "job_id guid, job_name text, enabled tinyint, description text, owner_name text, date_created datetime, date_modified datetime, step_uid guid, step_name text, "
            + "subsystem text, command max, database_name text",
    }.ToFrozenDictionary(pair => pair.Key, pair => Parse(pair.Value), StringComparer.Ordinal);

    /// <summary>The views whose columns differ between versions, by the statement that reads them.</summary>
    public static IReadOnlyDictionary<string, string> ProbedViews { get; } = new Dictionary<string, string>
    {
        ["columns"] = "columns",
        ["databases"] = "databases",
        ["indexes"] = "indexes",
        ["keys"] = "key_constraints",
        ["modules"] = "sql_modules",
        ["tables"] = "tables",
        ["views"] = "views",
    };

    public static IEnumerable<string> Names => s_shapes.Keys;

    public static Column[]? Find(string name) => s_shapes.GetValueOrDefault(name);

    private static Column[] Parse(string text) => [.. text.Split(", ").Select(item => item.Split(' ')).Select(parts => new Column(parts[0], TypeOf(parts[1])))];

    private static ColumnType TypeOf(string word) => word switch
    {
        "bit" => ColumnType.Bit,
        "tinyint" => ColumnType.TinyInt,
        "smallint" => ColumnType.SmallInt,
        "int" => ColumnType.Int,
        "bigint" => ColumnType.BigInt,
        "text" => ColumnType.NVarChar,
        "max" => ColumnType.NVarCharMax,
        "code" => ColumnType.Char,
        "guid" => ColumnType.UniqueIdentifier,
        "datetime" => ColumnType.DateTime,
        _ => throw new ArgumentException($"'{word}' is no type.", nameof(word)),
    };
}
