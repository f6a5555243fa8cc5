SELECT q.actual_state
FROM sys.database_query_store_options AS q
