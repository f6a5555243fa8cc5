using System.Text;

namespace MetadataIngestion.Connectors.PostgreSql.Tests.Lineage;

/// <summary>Prints trees by the rules PostgreSQL prints them by. Fields are labelled f0, f1 and so on.</summary>
internal static class TreePrinter
{
    public static string Print(TreeModel model) => model switch
    {
        TreeModel.Name name => Escape(name.Text),
        TreeModel.Numbers numbers => $"({numbers.Marker}{string.Concat(numbers.Values.Select(value => $" {value}"))})",
        TreeModel.Constant constant => $"{constant.Bytes.Count} [ {string.Concat(constant.Bytes.Select(value => $"{value} "))}]",
        TreeModel.List list => $"({string.Join(' ', list.Items.Select(Print))})",
        TreeModel.Node node => $"{{{node.TypeName}{string.Concat(node.Fields.Select((field, index) => $" :f{index} {Print(field)}"))}}}",
        _ => "<>",
    };

    public static string Escape(string name)
    {
        if (name.Length == 0)
            return "\"\"";
        var text = new StringBuilder();
        if (name[0] is '<' or '"' || char.IsAsciiDigit(name[0]) || (name[0] is '+' or '-' && name.Length > 1 && (char.IsAsciiDigit(name[1]) || name[1] == '.')))
            text.Append('\\');
        foreach (var character in name)
            text.Append(character is ' ' or '\n' or '\t' or '(' or ')' or '{' or '}' or '\\' ? "\\" : "").Append(character);
        return text.ToString();
    }
}
