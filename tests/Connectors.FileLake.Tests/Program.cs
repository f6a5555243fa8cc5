using Connectors.FileLake.Tests.Support;

// Crawls the folder and prints what it finds; run as a child process under another user, or in another environment.
foreach (var line in CrawlText.Render(await Crawl.FolderAsync(args[0])))
{
    Console.WriteLine(line);
}
