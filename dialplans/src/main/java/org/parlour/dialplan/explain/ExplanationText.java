package org.parlour.dialplan.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.parlour.dialplan.explain.Explanation.Sight;
import org.parlour.dialplan.explain.IncomingCall.Origin;
import org.parlour.dialplan.explain.Step.Comparison;
import org.parlour.dialplan.number.ReadNumber;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Reading;
import org.parlour.wire.call.TrunkName;

/** Writes an explanation down. */
final class ExplanationText {
    private final Explanation explanation;
    private final Sight sight;
    private final StringBuilder text = new StringBuilder();

    ExplanationText(Explanation explanation, Sight sight) {
        this.explanation = explanation;
        this.sight = sight;
    }

    String text() {
        IncomingCall call = explanation.call();
        line("called", quoted(call.called()));
        line("caller", call.caller().isEmpty() ? "none given" : person(call.caller()));
        line(
                "came by",
                switch (call.origin()) {
                    case Origin.Trunk(TrunkName name) -> "the trunk " + name;
                    case Origin.Source(var address) -> address.getHostAddress();
                });
        line("at", call.at().toString());
        explanation.steps().forEach(this::step);
        line("so", explanation.decision().words());
        explanation.decision().decidedAt().ifPresent(place -> line("by", place.toString()));
        return text.toString();
    }

    private void line(String what, String words) {
        text.append(String.format("%-8s %s%n", what, words).replace(System.lineSeparator(), "\n"));
    }

    private static String quoted(String number) {
        return "\"" + number.replaceAll("\\p{Cntrl}", " ") + "\"";
    }

    /** What each step has to say, without its heading. */
    List<String> words() {
        return explanation.steps().stream().map(step -> line(step).words()).toList();
    }

    private void step(Step step) {
        Line line = line(step);
        line(line.what(), line.words());
    }

    private record Line(String what, String words) {
        @Override
        public String toString() {
            return "Line[" + what + "]";
        }
    }

    private Line line(Step step) {
        return switch (step) {
            case Step.TrunkLooked looked -> new Line("trunk", trunk(looked));
            case Step.TrunkGiven(TrunkName name, boolean known) ->
                new Line("trunk", name + (known ? ": given" : ": there is none of this name"));
            case Step.AclLooked(TrunkName name, var place, List<String> ranges, var matched) ->
                new Line(
                        "acl",
                        name + " (" + place + "): "
                                + (matched == null
                                        ? "none of " + shown(ranges) + " holds the address"
                                        : matched + " holds it"));
            case Step.HoursLooked looked ->
                new Line(
                        "hours",
                        looked.hours() + " of the " + looked.whose() + " (" + looked.place() + "): "
                                + (looked.open() ? "open" : "closed") + " at " + looked.local());
            case Step.CalledRead(ReadNumber number) ->
                new Line("number", read(number, quoted(number.dialled()), quoted(number.number())));
            case Step.CallerRead(ReadNumber number) ->
                new Line("caller", read(number, person(number.dialled()), person(number.number())));
            case Step.RowLooked row -> new Line("row", row(row));
            case Step.WentOn(var place, ReadNumber number) ->
                new Line("on", "as if " + quoted(number.number()) + " had been called (" + place + ")");
        };
    }

    private static String read(ReadNumber number, String dialled, String as) {
        return dialled.equals(as)
                ? dialled + " " + number.why()
                : dialled + " is read as " + as + ": it " + number.why();
    }

    private static String shown(List<String> ranges) {
        return ranges.isEmpty() ? "nothing" : String.join(", ", ranges);
    }

    private static String trunk(Step.TrunkLooked looked) {
        String head = looked.trunk() + " (" + looked.place() + "): ";
        if (looked.matched() == null) {
            return head + "lost, none of its peers holds the address: " + shown(looked.peers());
        }
        return head
                + (looked.won()
                        ? "won, " + looked.matched() + " holds the address"
                        : "lost, " + looked.matched()
                                + " holds the address, and so does a narrower peer of another trunk");
    }

    private String row(Step.RowLooked row) {
        String head = (row.index() + 1) + " " + row.pattern() + " (" + row.place() + "): ";
        return head
                + switch (row.comparison()) {
                    case Comparison.Won(String compared, String pattern) ->
                        "won, " + quoted(compared) + " fits " + quoted(pattern);
                    case Comparison.OtherNumber(String compared, String pattern) ->
                        "lost, " + quoted(compared) + " does not fit " + quoted(pattern);
                    case Comparison.OtherTrunk(List<TrunkName> trunks) ->
                        trunks.isEmpty()
                                ? "lost, rows that name no trunk are not for the built-in one"
                                : "lost, it is for "
                                        + trunks.stream().map(TrunkName::text).collect(Collectors.joining(", "))
                                        + " only";
                    case Comparison.OtherCaller(String compared, List<String> patterns) ->
                        "lost, its number fits, but the caller " + person(compared) + " is none of "
                                + patterns.stream().map(this::person).collect(Collectors.joining(", "));
                    case Comparison.Closed(String hours, String local) ->
                        "lost, its number fits, but " + hours + " is closed at " + local;
                    case Comparison.NotAsked() -> "not asked, an earlier row had won";
                };
    }

    /** A person's number, or a pattern of such. */
    private String person(String number) {
        if (sight == Sight.CLEAR) {
            return quoted(number);
        }
        if (PhoneNumber.parse(number) instanceof Reading.Parsed<PhoneNumber>(PhoneNumber parsed)) {
            return "\"" + parsed.masked() + "\"";
        }
        return "\"…\"";
    }
}
