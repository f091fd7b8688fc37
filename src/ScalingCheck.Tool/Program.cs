using ScalingCheck.Tool;

return CommandLine.Run(args, Terminal.OfProcess());
