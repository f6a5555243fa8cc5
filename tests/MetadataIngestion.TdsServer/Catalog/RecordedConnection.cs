namespace MetadataIngestion.TdsServer.Catalog;

/// <summary>How to connect to a recorded server.</summary>
internal static class RecordedConnection
{
    public static string To(TestServer server, string? database = null, string more = "Encrypt=False") =>
        $"Server=127.0.0.1,{server.Port};User ID={RecordedServer.User};Password=\"{RecordedServer.Password}\";{(database is null ? "" : $"Database=\"{database}\";")}{more}";
}
