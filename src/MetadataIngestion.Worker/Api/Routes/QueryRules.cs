using System.ComponentModel.DataAnnotations;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace MetadataIngestion.Worker.Api.Routes;

/// <summary>Refuses query parameters that a route does not know, that are given twice or whose value is out of range: a typing mistake must not widen what is asked.</summary>
internal static class QueryRules
{
    /// <summary>Makes the check of one route.</summary>
    public static EndpointFilterDelegate Create(EndpointFilterFactoryContext route, EndpointFilterDelegate next)
    {
        var queries = route.MethodInfo.GetParameters().Where(parameter => parameter.IsDefined(typeof(AsParametersAttribute))).ToList();
        var names = queries.SelectMany(query => query.ParameterType.GetProperties()).ToDictionary(NameOf, property => property.Name, StringComparer.OrdinalIgnoreCase);
        return async context =>
        {
            var errors = Check(context, queries, names);
            return errors.Count > 0 ? TypedResults.ValidationProblem(errors, "The query is not right.") : await next(context);
        };
    }

    private static Dictionary<string, string[]> Check(EndpointFilterInvocationContext context, List<ParameterInfo> queries, Dictionary<string, string> names)
    {
        var errors = new Dictionary<string, string[]>();
        foreach (var (key, values) in context.HttpContext.Request.Query)
        {
            if (!names.ContainsKey(key))
                errors[key] = [names.Count == 0 ? "There are no parameters here." : $"is not a parameter; there are {string.Join(", ", names.Keys)}."];
            else if (values.Count > 1)
                errors[key] = ["is given more than once."];
        }

        foreach (var argument in queries.Select(query => context.Arguments[query.Position]).OfType<object>())
        {
            foreach (var (name, message) in OutOfRange(argument))
                errors.TryAdd(name, [message]);
        }

        return errors;
    }

    private static IEnumerable<(string Name, string Message)> OutOfRange(object argument)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(argument, new ValidationContext(argument), results, validateAllProperties: true);
        return results.Select(result => (NameOf(argument.GetType().GetProperty(result.MemberNames.First())!), result.ErrorMessage ?? "is not valid."));
    }

    private static string NameOf(PropertyInfo property) => property.GetCustomAttribute<FromQueryAttribute>()?.Name ?? property.Name;
}
