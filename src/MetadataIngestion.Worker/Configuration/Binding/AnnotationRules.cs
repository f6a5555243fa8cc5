using System.ComponentModel.DataAnnotations;
using MetadataIngestion.Worker.Configuration.Tree;

namespace MetadataIngestion.Worker.Configuration.Binding;

/// <summary>Checks the data annotations of an options object, and its own <see cref="IValidatableObject"/> rules.</summary>
internal static class AnnotationRules
{
    public static void Check(object instance, IReadOnlyList<OptionProperty> properties, ObjectNode? members, string path, ProblemList problems)
    {
        foreach (var property in properties)
        {
            var value = property.Property.GetValue(instance);
            var context = new ValidationContext(instance) { MemberName = property.Property.Name, DisplayName = property.Name };
            foreach (var result in property.Rules.Select(rule => rule.GetValidationResult(value, context)).OfType<ValidationResult>())
                Report(result, property.Name);
        }

        if (instance is IValidatableObject rules)
        {
            foreach (var result in rules.Validate(new ValidationContext(instance)))
                Report(result, result.MemberNames.FirstOrDefault());
        }

        void Report(ValidationResult result, string? name)
        {
            var node = name is null ? members : members?.Resolve(name);
            problems.Add(name is null ? path : ConfigurationNode.Combine(path, name), result.ErrorMessage ?? "is not valid.", (node ?? members)?.Location);
        }
    }
}
