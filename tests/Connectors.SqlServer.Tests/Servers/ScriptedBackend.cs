using MetadataIngestion.TdsServer;
using MetadataIngestion.TdsServer.Protocol;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.Connectors.SqlServer.Tests.Servers;

/// <summary>Gives every statement the same answer.</summary>
internal sealed class ScriptedBackend(Reply reply) : ITdsBackend
{
    public List<LoginRequest> Logins { get; } = [];

    public List<string> Statements { get; } = [];

    public IReadOnlyList<ServerError> Refuse(LoginRequest login)
    {
        Logins.Add(login);
        return [];
    }

    public Reply Execute(LoginRequest login, string statement)
    {
        Statements.Add(statement);
        return reply;
    }
}
