namespace ScalingCheck.Judge;

/// <summary>What is said, and compared, when machines differ.</summary>
public sealed class OtherEnvironmentsTests : IDisposable
{
    private readonly Project _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public void A_key_that_may_differ_and_does_is_named()
    {
        Collect(_project.Commits.AddToMain("m1"), ("driver", "550.54"), ("image", "ubuntu24 1"));
        Collect(_project.Commits.AddToMain("m2"), ("driver", "560.28"), ("image", "ubuntu24 1"));
        var choice = Choose(("driver", "560.28"), ("image", "ubuntu24 2"));
        Assert.Equal(2, choice.Commits.Count);
        Assert.Equal(["driver 550.54 there, 560.28 here", "image ubuntu24 1 there, ubuntu24 2 here"], choice.Remarks);
        var sentence = new Baseline { Anchor = "9be0d31aaaa", Because = "parent", Commits = ["9be0d31aaaa"], Remarks = choice.Remarks }.Sentence;
        Assert.Equal("9be0d31 (parent; driver 550.54 there, 560.28 here; image ubuntu24 1 there, ubuntu24 2 here)", sentence);
    }

    [Fact]
    public void A_key_that_must_be_the_same_is_not_said_twice()
    {
        Collect(_project.Commits.AddToMain("m1"), ("driver", "1"));
        var settings = new JudgeSettings { SameEnvironment = ["cpu", "driver"] };
        Assert.Empty(Choose(settings, ("driver", "1")).Remarks);
        Assert.Contains("driver there: 1 (1), here: 2", Choose(settings, ("driver", "2")).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_processor_that_could_not_be_told_equals_another_and_is_reported()
    {
        Collect(_project.Commits.AddToMain("m1"), ("cpu", "unknown"));
        Assert.Equal(["cpu is unknown, so that machines may differ"], Choose(("cpu", "unknown")).Remarks);
        Assert.Empty(Choose(new JudgeSettings { SameEnvironment = ["os"] }, ("cpu", "unknown")).Remarks);
    }

    [Fact]
    public void Other_patches_of_an_operating_system_are_the_same_and_another_release_is_not()
    {
        Collect(_project.Commits.AddToMain("m1"), ("os", "Ubuntu 24.04.1 LTS"));
        Assert.Null(Choose(("os", "Ubuntu 24")).Problem);
        Assert.Null(Choose(("os", "Ubuntu 24.04.3 LTS")).Problem);
        Assert.NotNull(Choose(("os", "Ubuntu 26.04 LTS")).Problem);
    }

    [Fact]
    public void Widened_it_is_one_commit_of_each_other_environment()
    {
        for (var i = 1; i <= 3; i++) _project.Collect(_project.Commits.AddToMain($"a{i}"), cpu: "A");
        _project.Collect(_project.Commits.AddToMain("b1"), cpu: "B");
        _project.Collect(FakeCommits.Name("b1"), cpu: "A");
        Assert.NotNull(Choose().Problem);
        var choice = Choose(new JudgeSettings { OtherEnvironments = OtherEnvironments.Widen });
        Assert.Equal(2, choice.OtherEnvironments);
        // The nearest of A is the commit that B is not asked for.
        Assert.Equal(["b1", "a3"], choice.Commits.Select(commit => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(commit.Commit)).TrimEnd('\0')).Order().Reverse());
        Assert.Equal(["from 2 other environments, cpu there: A (1), B (1), here: Test 9000"], choice.Remarks);
    }

    [Fact]
    public void With_the_head_s_own_environment_on_record_nothing_is_widened()
    {
        _project.Grow(2);
        _project.Collect(_project.Commits.AddToMain("b"), cpu: "B");
        var choice = Choose(new JudgeSettings { OtherEnvironments = OtherEnvironments.Widen });
        Assert.Equal((0, 2), (choice.OtherEnvironments, choice.Commits.Count));
    }

    [Fact]
    public void From_few_other_machines_only_the_slope_is_judged()
    {
        _project.Settings = _project.Settings with { Judge = _project.Settings.Judge with { OtherEnvironments = OtherEnvironments.Widen } };
        for (var i = 1; i <= 6; i++) _project.Collect(_project.Commits.AddToMain($"a{i}"), cpu: "A");
        // Half as fast, and a worse exponent.
        var check = _project.Check(_project.Commits.Add("pr", "a6"), _project.Times(2, exponent: 2.2)).Checks[0];
        Assert.Equal(Verdict.Regressed, check.Gate("slope").Verdict);
        Assert.Equal(Verdict.Inconclusive, check.Gate("level").Verdict);
        Assert.Contains("another environment, whose difference is not known: slope alone is compared", check.Gate("level").Reason, StringComparison.Ordinal);
        Assert.Contains("from 1 other environment, cpu there: A (1), here: Test 9000", check.Baseline!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void From_many_other_machines_their_differences_are_the_yardstick()
    {
        _project.Settings = _project.Settings with { Judge = _project.Settings.Judge with { OtherEnvironments = OtherEnvironments.Widen } };
        double[] factors = [1, 1.3, .8, 1.1, .7, 1.2];
        for (var i = 0; i < factors.Length; i++) _project.Collect(_project.Commits.AddToMain($"a{i}"), _project.Times(factors[i]), cpu: $"CPU {i}");
        var level = _project.Check(_project.Commits.Add("pr", "a5"), _project.Times(1.25)).Checks[0].Gate("level");
        // 25 % slower is what machines differ by anyway.
        Assert.Equal(Verdict.Inconclusive, level.Verdict);
        var logs = factors.Select(factor => Math.Log(factor)).ToList();
        var sd = Math.Sqrt(logs.Sum(log => Math.Pow(log - logs.Average(), 2)) / 5 * (1 + 1 / 6.0));
        Assert.Equal(sd, level.Worsening.StandardError, .02 * Math.Sqrt(7 / 6.0));
        Assert.Equal(Verdict.Regressed, _project.Check(_project.Commits.Add("worse", "a5"), _project.Times(4)).Checks[0].Gate("level").Verdict);
    }

    private void Collect(string commit, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        _project.Write("N,time\n" + _project.Times());
        _project.Pass(TimeSpan.FromMinutes(1));
        new Pipeline(_project.Settings, _project.History, _project.Commits).Record(
            _project.Run(commit) with { Environment = Machine(environment), Time = _project.Now },
            TestContext.Current.CancellationToken);
    }

    private BaselineChoice Choose(params ReadOnlySpan<(string Name, string Value)> environment) => Choose(new JudgeSettings(), environment);

    private BaselineChoice Choose(JudgeSettings settings, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        var head = _project.Commits.AddOn("head", _project.Commits.Main!);
        return BaselineSelection.Choose(_project.Commits, _project.History, settings, new HeadCommit(
            head, false, environment.Length == 0 ? _project.Run(head).Environment : Machine(environment)));
    }

    private static EnvironmentFingerprint Machine(ReadOnlySpan<(string Name, string Value)> environment) =>
        new(NamedValues<string>.Of([("cpu", "Test 9000"), .. environment]));
}
