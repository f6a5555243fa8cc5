namespace MetadataIngestion.Worker.Configuration.Tree;

/// <summary>Lays one configuration over another: objects merge name by name, anything else replaces what was there.</summary>
internal static class NodeMerger
{
    public static void Merge(ObjectNode target, ObjectNode over)
    {
        foreach (var (key, node) in over.Members)
        {
            if (target.TryGet(key, out var existing))
                target.Set(key, Overlay(existing, node));
            else
                target.Set(key, node);
        }
    }

    private static ConfigurationNode Overlay(ConfigurationNode existing, ConfigurationNode over)
    {
        if (over is not ObjectNode members)
            return over;

        if (existing is ObjectNode target)
        {
            Merge(target, members);
            return target;
        }

        return existing is ListNode list && TryReplaceItems(list, members, out var replaced) ? replaced : over;
    }

    // Environment variables and arguments name the items of a list by number: Deny__0.
    private static bool TryReplaceItems(ListNode list, ObjectNode members, out ListNode replaced)
    {
        var items = list.Items.ToList();
        foreach (var (key, node) in members.Members)
        {
            if (!int.TryParse(key, out var index) || index < 0 || index > items.Count)
            {
                replaced = list;
                return false;
            }

            if (index == items.Count)
                items.Add(node);
            else
                items[index] = Overlay(items[index], node);
        }

        replaced = new ListNode(list.Path, list.Location, items);
        return true;
    }
}
