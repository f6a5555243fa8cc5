using MetadataIngestion.Abstractions;

namespace MetadataIngestion.Core.Transforming;

/// <summary>Lists of resolved owners, in which where an owner was found makes no difference.</summary>
internal static class OwnerLists
{
    public static void AddOnce(List<OwnerEvidence> owners, OwnerEvidence owner)
    {
        if (!Contains(owners, owner))
            owners.Add(owner);
    }

    public static bool Contains(IReadOnlyList<OwnerEvidence> owners, OwnerEvidence owner)
    {
        for (var i = 0; i < owners.Count; i++)
        {
            if (owners[i].Principal == owner.Principal && owners[i].Kind == owner.Kind && owners[i].Type == owner.Type && owners[i].TypeUrn == owner.TypeUrn)
                return true;
        }

        return false;
    }

    public static bool AreSame(IReadOnlyList<OwnerEvidence> left, IReadOnlyList<OwnerEvidence> right)
    {
        if (left.Count != right.Count)
            return false;

        for (var i = 0; i < left.Count; i++)
        {
            if (left[i] != right[i])
                return false;
        }

        return true;
    }
}
