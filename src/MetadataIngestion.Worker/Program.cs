using MetadataIngestion.Worker.Terminal;

return await ConsoleProcess.RunAsync(args);
