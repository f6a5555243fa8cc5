# Nothing came from the carriers for two days. Nobody wants to wait for that, so the files are made two days older.
find lake/carrier_scans -type f -exec touch -d '2 days ago' {} +
