package org.parlour.conference.trunks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.explain.Decision;
import org.parlour.dialplan.explain.Explanation;
import org.parlour.dialplan.explain.Explanation.Sight;
import org.parlour.dialplan.explain.Step;
import org.parlour.dialplan.explain.Step.Comparison;
import org.parlour.dialplan.yaml.Place;

/**
 * Why a call is decided as it is: in steps for programs, and as a text for people.
 *
 * @param revision of the plan that was asked
 */
public record ExplanationView(long revision, DecisionView decision, List<StepView> steps, String text) {
    /**
     * What becomes of the call.
     *
     * @param outcome {@code taken}, {@code refused} or {@code unanswered}
     * @param cause in one word, where it is refused
     * @param place of the row that decided
     */
    public record DecisionView(
            String outcome,
            @Nullable String trunk,
            @Nullable Integer sipStatus,
            @Nullable String cause,
            @Nullable Place place,
            String words) {}

    /**
     * One thing that was looked at.
     *
     * @param what a trunk, an acl, hours, a number, a caller, a row, or on: as if another number had been called
     * @param outcome what came of it, in one word; null where it only was read
     * @param row its number in the plan, from 1
     */
    public record StepView(
            String what,
            @Nullable String outcome,
            @Nullable Integer row,
            @Nullable Place place,
            String words) {
        @Override
        public String toString() {
            return "StepView[" + what + " " + outcome + "]";
        }
    }

    /** As much of people's numbers as {@code sight} says. */
    public static ExplanationView of(long revision, Explanation explanation, Sight sight) {
        List<String> words = explanation.words(sight);
        List<StepView> steps = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            steps.add(step(explanation.steps().get(i), words.get(i)));
        }
        return new ExplanationView(revision, decision(explanation.decision()), steps, explanation.text(sight));
    }

    private static DecisionView decision(Decision decision) {
        Place place = decision.decidedAt().orElse(null);
        return switch (decision) {
            case Decision.Unanswered() -> new DecisionView("unanswered", null, null, null, place, decision.words());
            case Decision.Taken taken ->
                new DecisionView("taken", taken.trunk().text(), null, null, place, decision.words());
            case Decision.Refused refused ->
                new DecisionView(
                        "refused",
                        refused.trunk().text(),
                        refused.sipStatus(),
                        refused.cause().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        place,
                        decision.words());
        };
    }

    private static StepView step(Step step, String words) {
        return switch (step) {
            case Step.TrunkLooked looked -> simple("trunk", looked.won() ? "won" : "lost", looked.place(), words);
            case Step.TrunkGiven given -> simple("trunk", given.known() ? "given" : "unknown", null, words);
            case Step.AclLooked looked ->
                simple("acl", looked.matched() == null ? "lost" : "won", looked.place(), words);
            case Step.HoursLooked looked -> simple("hours", looked.open() ? "open" : "closed", looked.place(), words);
            case Step.CalledRead _ -> simple("number", null, null, words);
            case Step.CallerRead _ -> simple("caller", null, null, words);
            case Step.RowLooked looked ->
                new StepView("row", outcome(looked.comparison()), looked.index() + 1, looked.place(), words);
            case Step.WentOn wentOn -> simple("on", null, wentOn.place(), words);
        };
    }

    private static StepView simple(String what, @Nullable String outcome, @Nullable Place place, String words) {
        return new StepView(what, outcome, null, place, words);
    }

    private static String outcome(Comparison comparison) {
        return switch (comparison) {
            case Comparison.Won _ -> "won";
            case Comparison.OtherNumber _ -> "other-number";
            case Comparison.OtherTrunk _ -> "other-trunk";
            case Comparison.OtherCaller _ -> "other-caller";
            case Comparison.Closed _ -> "closed";
            case Comparison.NotAsked _ -> "not-asked";
        };
    }

    @Override
    public String toString() {
        return "ExplanationView[****]";
    }
}
