using ScalingCheck.Configuration;
using ScalingCheck.Judge;

namespace ScalingCheck.Tests.Configuration;

/// <summary>Reads configurations and shows problems as the tool prints them.</summary>
internal static class Config
{
    public const string Head = "version: 1\ncollect: [{ files: r.csv }]\n";

    public static Settings Accepted(string text, params (string Name, string Value)[] environment)
    {
        var (settings, problems) = Read(text, environment);
        Assert.Equal([], problems);
        return settings!;
    }

    public static string[] Problems(string text, params (string Name, string Value)[] environment)
    {
        var (settings, problems) = Read(text, environment);
        Assert.Null(settings);
        Assert.NotEmpty(problems);
        return problems;
    }

    public static string Problem(string text, params (string Name, string Value)[] environment) =>
        Assert.Single(Problems(text, environment));

    /// <summary>A configuration with one check named loss, whose keys stand from line 5 on in column 5.</summary>
    public static string WithCheck(params string[] keys) =>
        Head + "checks:\n  loss:\n" + string.Concat(keys.Select(key => $"    {key}\n"));

    /// <summary>The same with y and x given on lines 5 and 6: further keys stand from line 7 on.</summary>
    public static string WithLossCheck(params string[] keys) => WithCheck(["y: eval_loss", "x: params", .. keys]);

    public static GatedCheck AcceptedCheck(params string[] keys) => Assert.Single(Accepted(WithLossCheck(keys)).Checks);

    public static string CheckProblem(params string[] keys) => Problem(WithLossCheck(keys));

    private static (Settings? Settings, string[] Problems) Read(string text, (string Name, string Value)[] environment)
    {
        var (settings, problems) = SettingsReader.Read(
            text, "scaling-check.yml", "/repository", name => Array.Find(environment, pair => pair.Name == name).Value);
        return (settings, [.. problems.Select(problem => problem.ToString())]);
    }
}
