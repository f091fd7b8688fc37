using System.Globalization;
using System.Text;
using System.Xml;
using ScalingCheck.Diagnostics;
using ScalingCheck.Judge;

namespace ScalingCheck.Report;

/// <summary>
/// JUnit XML for CI systems that show tests: one test case a gate. A regression is a failure; what could not be judged is
/// an error, or skipped where the build does not break on it.
/// </summary>
internal sealed class JUnitReport : IReport
{
    public string Id => "junit";

    public string Extension => ".xml";

    public string Render(RunReport report)
    {
        var cases = report.Run.Checks.SelectMany(Cases).ToList();
        var problems = report.Run.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error).ToList();
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = false, Encoding = Encoding.UTF8, CheckCharacters = true };
        using (var xml = XmlWriter.Create(new Utf8StringWriter(text), settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "scaling-check");
            xml.WriteAttributeString("tests", Count(cases.Count + problems.Count));
            xml.WriteAttributeString("failures", Count(cases.Count(item => item.Verdict == Verdict.Regressed && !item.Accepted)));
            xml.WriteAttributeString("errors", Count(cases.Count(item => IsError(item.Verdict)) + problems.Count));
            xml.WriteAttributeString("skipped", Count(cases.Count(IsSkipped)));
            foreach (var item in cases) Write(xml, item);
            foreach (var problem in problems) Write(xml, new Case("scaling-check", problem.Code, Verdict.Refused, problem.ToString(), Accepted: false));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private static IEnumerable<Case> Cases(CheckVerdict check) => check.Gates.Count == 0
        ? [new Case(check.Title, check.Check.Kind, check.Verdict, check.Reason, Accepted: false)]
        : check.Gates.Select(gate => new Case(check.Title, gate.Name, gate.Verdict, gate.Reason, gate.Acceptance is not null));

    private static void Write(XmlWriter xml, Case item)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(item.Check));
        xml.WriteAttributeString("name", Clean(item.Gate));
        var element = item.Verdict == Verdict.Regressed && !item.Accepted ? "failure" : IsError(item.Verdict) ? "error" : IsSkipped(item) ? "skipped" : null;
        if (element is not null)
        {
            xml.WriteStartElement(element);
            xml.WriteAttributeString("message", Clean(item.Reason));
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", Clean(item.Reason));
        }

        xml.WriteEndElement();
    }

    private static bool IsError(Verdict verdict) => verdict is Verdict.Refused or Verdict.NoBaseline;

    private static bool IsSkipped(Case item) => item.Verdict == Verdict.Inconclusive || (item.Verdict == Verdict.Regressed && item.Accepted);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    // XML 1.0 has no way to write most control characters.
    private static string Clean(string text) => string.Concat(text.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c)));

    private sealed record Case(string Check, string Gate, Verdict Verdict, string Reason, bool Accepted);

    private sealed class Utf8StringWriter(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
