namespace MetadataIngestion.Connectors.PostgreSql.Sessions;

/// <summary>Error codes of the server that the connector treats in a way of its own.</summary>
internal static class SqlStates
{
    public const string InvalidAuthorization = "28000";
    public const string InvalidPassword = "28P01";
    public const string UnknownDatabase = "3D000";
    public const string InsufficientPrivilege = "42501";
    public const string UndefinedTable = "42P01";
    public const string UndefinedObject = "42704";
    public const string UndefinedFunction = "42883";
    public const string SerializationFailure = "40001";
    public const string TooManyConnections = "53300";
    public const string LockNotAvailable = "55P03";
    public const string ObjectNotInPrerequisiteState = "55000";
    public const string QueryCanceled = "57014";
    public const string CannotConnectNow = "57P03";
    public const string InternalError = "XX000";
}
