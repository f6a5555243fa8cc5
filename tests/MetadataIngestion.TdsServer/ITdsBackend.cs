using MetadataIngestion.TdsServer.Protocol;
using MetadataIngestion.TdsServer.Results;

namespace MetadataIngestion.TdsServer;

/// <summary>What a test server knows. Called from several connections at the same time.</summary>
internal interface ITdsBackend
{
    /// <summary>Why a login is refused; none when it is welcome.</summary>
    IReadOnlyList<ServerError> Refuse(LoginRequest login);

    /// <summary>The answer to a statement.</summary>
    Reply Execute(LoginRequest login, string statement);
}
