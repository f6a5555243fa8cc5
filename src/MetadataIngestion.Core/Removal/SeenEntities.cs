using System.Numerics;

namespace MetadataIngestion.Core.Removal;

/// <summary>The entities that a run has seen, by their numbers in the store: a bit for each.</summary>
internal sealed class SeenEntities
{
    private ulong[] _bits = new ulong[1024];

    /// <summary>How many were seen.</summary>
    public long Count { get; private set; }

    /// <summary>Notes an entity; <see langword="false"/> when it was noted before.</summary>
    public bool Add(long id)
    {
        var (word, mask) = ((int)(id >> 6), 1UL << (int)(id & 63));
        if (word >= _bits.Length)
            Array.Resize(ref _bits, Math.Max(_bits.Length * 2, word + 1));
        if ((_bits[word] & mask) != 0)
            return false;

        _bits[word] |= mask;
        Count++;
        return true;
    }

    /// <summary>Their numbers, in order.</summary>
    public IEnumerable<long> Ids
    {
        get
        {
            for (var word = 0; word < _bits.Length; word++)
            {
                for (var left = _bits[word]; left != 0; left &= left - 1)
                    yield return ((long)word << 6) + BitOperations.TrailingZeroCount(left);
            }
        }
    }

    public bool Contains(long id)
    {
        var word = (int)(id >> 6);
        return word < _bits.Length && (_bits[word] & (1UL << (int)(id & 63))) != 0;
    }
}
