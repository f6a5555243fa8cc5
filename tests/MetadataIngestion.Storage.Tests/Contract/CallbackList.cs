using System.Collections;
using MetadataIngestion.Core.Storing;

namespace MetadataIngestion.Storage.Tests.Contract;

/// <summary>An empty list that does something when it is asked for its size, which a commit does while it is under way.</summary>
internal sealed class CallbackList(Action callback) : IReadOnlyList<AspectChange>
{
    public int Count
    {
        get
        {
            callback();
            return 0;
        }
    }

    public AspectChange this[int index] => throw new ArgumentOutOfRangeException(nameof(index));

    public IEnumerator<AspectChange> GetEnumerator() => Enumerable.Empty<AspectChange>().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
