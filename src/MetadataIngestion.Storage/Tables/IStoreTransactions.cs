using System.Data.Common;

namespace MetadataIngestion.Storage.Tables;

/// <summary>Short pieces of work on a database, each on a connection of its own, whose errors say what to do.</summary>
internal interface IStoreTransactions
{
    Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken);

    /// <summary>Writes in one durable transaction, which is undone when the work fails. Work that would do the same again may be done twice.</summary>
    Task<T> WriteAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken);

    /// <summary>Writes what must not be done twice: when the database does not say whether it was stored, that is an error.</summary>
    Task<T> WriteOnceAsync<T>(Func<DbConnection, Task<T>> write, CancellationToken cancellationToken);
}
