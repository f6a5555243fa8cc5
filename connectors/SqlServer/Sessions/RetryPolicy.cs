using Microsoft.Data.SqlClient;

namespace MetadataIngestion.Connectors.SqlServer.Sessions;

/// <summary>Tries again what failed for a reason that passes: a few times, with longer and longer pauses.</summary>
internal sealed class RetryPolicy(TimeProvider clock)
{
    private static readonly TimeSpan[] s_pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(15)];

    /// <summary>How often something is tried at most.</summary>
    public static int Attempts => s_pauses.Length + 1;

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, Func<SqlException, bool> isWorthAnother, CancellationToken cancellationToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                return await attempt(cancellationToken);
            }
            catch (SqlException) when (cancellationToken.IsCancellationRequested)
            {
                // The driver reports its own cancellation as an error of the server.
                throw new OperationCanceledException(cancellationToken);
            }
            catch (SqlException exception) when (failures < s_pauses.Length && isWorthAnother(exception))
            {
                await Task.Delay(s_pauses[failures], clock, cancellationToken);
            }
        }
    }
}
