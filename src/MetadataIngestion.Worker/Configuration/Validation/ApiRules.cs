using System.Net;
using MetadataIngestion.Worker.Configuration.Options;

namespace MetadataIngestion.Worker.Configuration.Validation;

/// <summary>Checks where and how the service listens; whether the files that it names can be used shows when it starts.</summary>
internal static class ApiRules
{
    public static void Check(string path, ApiOptions options, SectionProblems problems)
    {
        if (!options.Enabled)
            return;

        CheckUrl($"{path}:Url", options.Url, problems);
        CheckCertificate(path, options, problems);
        if (!options.Url.IsLoopback && options.KeyFile is null)
        {
            problems.Add(
                $"{path}:KeyFile",
                $"is required because {options.Url} can be reached from other machines. Make keys with api-key and name their file here, or listen on 127.0.0.1.");
        }

        if (options.MaxBodyBytes is < 1024 or > 64 * 1024 * 1024)
            problems.Add($"{path}:MaxBodyBytes", "must be from 1024 to 67108864.");
        if (options.MaxFollowers is < 0 or > 10_000)
            problems.Add($"{path}:MaxFollowers", "must be from 0 to 10000.");
    }

    private static void CheckUrl(string path, Uri url, SectionProblems problems)
    {
        if (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps)
            problems.Add(path, $"must begin with http or https, not {url.Scheme}.");
        else if (url.DnsSafeHost != "localhost" && !IPAddress.TryParse(url.DnsSafeHost, out _))
            problems.Add(path, $"must name localhost or the IP address to listen on, not {url.DnsSafeHost}; 0.0.0.0 or [::] stands for all addresses of this machine.");
        else if (url.PathAndQuery != "/" || url.UserInfo.Length > 0 || url.Fragment.Length > 0)
            problems.Add(path, "must be a scheme, an address and a port alone, such as http://127.0.0.1:5080.");
    }

    private static void CheckCertificate(string path, ApiOptions options, SectionProblems problems)
    {
        var isSecure = options.Url.Scheme == Uri.UriSchemeHttps;
        CheckFile($"{path}:CertificateFile", options.CertificateFile);
        CheckFile($"{path}:CertificateKeyFile", options.CertificateKeyFile);

        void CheckFile(string option, string? file)
        {
            if (isSecure && file is null)
                problems.Add(option, "is required because the URL begins with https.");
            else if (!isSecure && file is not null)
                problems.Add(option, "is for a URL that begins with https. Correct Ingestion:Api:Url, or remove it.");
        }
    }
}
