namespace ScalingCheck.Tests;

public sealed class EnvironmentFingerprintTests
{
    private static readonly EnvironmentFingerprint Machine = new(NamedValues<string>.Of(("os", "Linux"), ("cpu", "X")));

    [Fact]
    public void The_canonical_form_is_sorted_lines() => Assert.Equal("cpu=X\nos=Linux\n", Machine.Canonical());

    [Fact]
    public void The_short_name_is_the_start_of_the_hash_of_the_canonical_form() =>
        // printf 'cpu=X\nos=Linux\n' | sha256sum
        Assert.Equal("1db1548203d5", Machine.ShortName);

    [Fact]
    public void A_key_that_is_not_known_equals_only_unknown()
    {
        var other = new EnvironmentFingerprint(NamedValues<string>.Of(("os", "Linux"), ("cpu", "Y"), ("gpu", "unknown")));
        Assert.Equal("unknown", Machine["gpu"]);
        Assert.Equal(["cpu"], Machine.DifferingKeys(other, ["os", "cpu", "gpu"]));
        Assert.Empty(Machine.DifferingKeys(other, ["os", "gpu"]));
    }
}
