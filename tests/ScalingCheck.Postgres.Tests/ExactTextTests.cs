using System.Text;
using CsCheck;

namespace ScalingCheck.Postgres;

public sealed class ExactTextTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Char['\0', '\u0003'], Gen.Char['a', 'c'], Gen.Char['\u20ac', '\u20af']).Array[0, 8].Select(letters => new string(letters));

    [Fact]
    public void Every_text_comes_back_and_holds_no_NUL_in_between() => Texts.Sample(text =>
        ExactText.Decode(ExactText.Encode(text)) == text && !ExactText.Encode(text).Contains('\0', StringComparison.Ordinal));

    [Fact]
    public void The_order_of_bytes_stays() => Texts.Select(Texts).Sample((left, right) =>
        Math.Sign(Bytes(left).SequenceCompareTo(Bytes(right))) == Math.Sign(Bytes(ExactText.Encode(left)).SequenceCompareTo(Bytes(ExactText.Encode(right)))));

    [Fact]
    public void Half_a_pair_of_surrogates_becomes_what_UTF_8_makes_of_it() => Assert.Equal("a\ufffdb🚀", ExactText.Encode("a\ud800b🚀"));

    private static ReadOnlySpan<byte> Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
