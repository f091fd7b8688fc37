using System.Globalization;
using System.Text;
using System.Xml;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>
/// JUnit XML for CI systems that show tests: one test case a gate. A regression is a failure, what could not be judged an
/// error; each of them skipped instead where <c>fail-on</c> lets the build go on, so that the CI system and the exit code
/// agree.
/// </summary>
internal sealed class JUnitReport : IReport
{
    private const string Failure = "failure", Error = "error", Skipped = "skipped";

    public string Id => "junit";

    public string Extension => ".xml";

    public string Render(RunReport report)
    {
        var failOn = report.Run.FailOn;
        var cases = report.Run.Checks.SelectMany(check => Cases(check, failOn))
            .Concat(report.Run.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
                .Select(problem => new Case("scaling-check", problem.Code, Blocks(problem, failOn) ? Error : Skipped, problem.ToString())))
            .ToList();
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.Entitize };
        using (var xml = XmlWriter.Create(new Utf8StringWriter(text), settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "scaling-check");
            xml.WriteAttributeString("tests", Count(cases.Count));
            xml.WriteAttributeString("failures", Count(cases.Count(item => item.Outcome == Failure)));
            xml.WriteAttributeString("errors", Count(cases.Count(item => item.Outcome == Error)));
            xml.WriteAttributeString("skipped", Count(cases.Count(item => item.Outcome == Skipped)));
            foreach (var item in cases) Write(xml, item);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static IEnumerable<Case> Cases(CheckVerdict check, IReadOnlySet<FailOn> failOn) => check.Gates.Count == 0
        ? [new Case(check.Title, check.Check.Kind, OutcomeOf(check.Verdict, failOn), check.Reason)]
        : check.Gates.Select(gate => gate.Acceptance is { } acceptance
            ? new Case(check.Title, gate.Name, Skipped, $"{gate.Reason}; accepted: {acceptance.Reason}")
            : new Case(check.Title, gate.Name, OutcomeOf(gate.Verdict, failOn), gate.Reason));

    private static string? OutcomeOf(Verdict verdict, IReadOnlySet<FailOn> failOn) => verdict switch
    {
        Verdict.Pass or Verdict.Improved => null,
        Verdict.Regressed => failOn.Contains(FailOn.Regression) ? Failure : Skipped,
        Verdict.Inconclusive => failOn.Contains(FailOn.Inconclusive) ? Error : Skipped,
        _ => failOn.Contains(FailOn.NoData) ? Error : Skipped,
    };

    private static bool Blocks(Diagnostic problem, IReadOnlySet<FailOn> failOn) =>
        problem.ExitCode != ExitCode.NoData || failOn.Contains(FailOn.NoData);

    private static void Write(XmlWriter xml, Case item)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(item.Check));
        xml.WriteAttributeString("name", Clean(item.Gate));
        if (item.Outcome is { } outcome)
        {
            xml.WriteStartElement(outcome);
            xml.WriteAttributeString("message", Clean(item.Reason));
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", Clean(item.Reason));
        }

        xml.WriteEndElement();
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    // XML 1.0 has no way to write most control characters, nor half of a surrogate pair, nor U+FFFE.
    private static string Clean(string text) => string.Concat(Legible.Line(text, 2000).Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private sealed record Case(string Check, string Gate, string? Outcome, string Reason);

    private sealed class Utf8StringWriter(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
