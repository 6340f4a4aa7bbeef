package org.parlour.dialplan.revision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.dialplan.plan.Surroundings;
import org.parlour.dialplan.revision.Proposal.Adopted;

class RevisionsTest {
    private static final String ONE = "numbers:\n  - {number: 7, room: a}\n";
    private static final String TWO = "numbers:\n  - {number: 7, room: b}\n";
    private static final String BROKEN = "numbers:\n  - {number: 7}\n";

    private static List<PlanText> texts(String text) {
        return List.of(new PlanText("plan.yaml", text));
    }

    private static Proposal propose(@Nullable Revision current, String text, Precondition precondition) {
        return Revisions.propose(current, texts(text), precondition, Surroundings.UNKNOWN);
    }

    private static Revision first() {
        return ((Adopted) propose(null, ONE, new Precondition.None())).revision();
    }

    @Test
    void theFirstPlanIsRevisionOne() {
        Adopted adopted = (Adopted) propose(null, ONE, new Precondition.None());
        assertThat(adopted.revision().number()).isEqualTo(1);
        assertThat(adopted.changes()).containsExactly("the first plan");
    }

    @Test
    void aPlanThatChecksBecomesTheNextAndSaysWhatChanged() {
        Adopted adopted = (Adopted) propose(first(), TWO, new Precondition.None());
        assertThat(adopted.revision().number()).isEqualTo(2);
        assertThat(adopted.changes()).containsExactly("number 7: room was a, is b");
    }

    @Test
    void aPlanThatDoesNotCheckReplacesNothing() {
        assertThat(propose(first(), BROKEN, new Precondition.None()))
                .isInstanceOfSatisfying(Proposal.Refused.class, refused -> assertThat(refused.findings())
                        .isNotEmpty());
        assertThat(propose(null, BROKEN, new Precondition.None())).isInstanceOf(Proposal.Refused.class);
    }

    @Test
    void theSameLettersAreNoNewRevision() {
        assertThat(propose(first(), ONE, new Precondition.None()))
                .isInstanceOfSatisfying(
                        Proposal.Unchanged.class,
                        same -> assertThat(same.current().number()).isEqualTo(1));
    }

    @Test
    void aCommentIsANewRevisionThatChangesNothing() {
        Adopted adopted = (Adopted) propose(first(), "# said\n" + ONE, new Precondition.None());
        assertThat(adopted.revision().number()).isEqualTo(2);
        assertThat(adopted.changes()).singleElement().asString().startsWith("nothing that matters");
    }

    @Test
    void whoSawAnOlderRevisionIsTooLate() {
        Revision one = first();
        Revision two = ((Adopted) propose(one, TWO, Precondition.ofHeader(one.tag()))).revision();
        assertThat(propose(two, ONE, Precondition.ofHeader(one.tag()))).isEqualTo(new Proposal.Stale(two));
        assertThat(propose(two, ONE, Precondition.ofHeader("\"x\", " + two.tag())))
                .isInstanceOf(Adopted.class);
        assertThat(propose(two, ONE, Precondition.ofHeader("*"))).isInstanceOf(Adopted.class);
        assertThat(propose(null, ONE, Precondition.ofHeader("*"))).isEqualTo(new Proposal.Stale(null));
        assertThat(propose(two, ONE, Precondition.ofHeader("W/" + two.tag()))).isInstanceOf(Proposal.Stale.class);
    }

    @Test
    void whoSawThatThereIsNoPlanBringsTheFirstOneOnce() {
        Precondition nothing = Precondition.ofHeader(Revision.FIRST_TAG);
        assertThat(propose(null, ONE, nothing)).isInstanceOf(Adopted.class);
        assertThat(propose(first(), TWO, nothing)).isInstanceOf(Proposal.Stale.class);
    }

    @Test
    void whoSaysNothingOfWhatTheySawIsAsked() {
        assertThat(propose(first(), TWO, Precondition.ofHeader(null))).isEqualTo(new Proposal.Unconditional());
        assertThat(propose(first(), TWO, Precondition.ofHeader(" "))).isEqualTo(new Proposal.Unconditional());
    }

    @Test
    void anOldPlanThatComesBackHasANewNumberAndItsOldHash() {
        Revision one = first();
        Revision two = ((Adopted) propose(one, TWO, new Precondition.None())).revision();
        Revision three = ((Adopted) propose(two, ONE, new Precondition.None())).revision();
        assertThat(three.number()).isEqualTo(3);
        assertThat(three.hash()).isEqualTo(one.hash());
        assertThat(three.tag()).isNotEqualTo(one.tag());
    }

    @Test
    void theHashKnowsFilesAndTheirOrderNot() {
        PlanText a = new PlanText("a.yaml", "x");
        PlanText b = new PlanText("b.yaml", "y");
        assertThat(Revision.hashOf(List.of(a, b))).isEqualTo(Revision.hashOf(List.of(b, a)));
        assertThat(Revision.hashOf(List.of(a, b))).isNotEqualTo(Revision.hashOf(List.of(a)));
        assertThat(Revision.hashOf(List.of(new PlanText("a.yamlx", "")))).isNotEqualTo(Revision.hashOf(List.of(a)));
    }

    @Test
    void aStoredRevisionComesBackWithItsNumber() {
        assertThat(Revisions.restore(41, texts(ONE), Surroundings.UNKNOWN))
                .isInstanceOfSatisfying(Proposal.Unchanged.class, restored -> {
                    assertThat(restored.current().number()).isEqualTo(41);
                    assertThat(restored.current().hash()).isEqualTo(first().hash());
                });
        assertThat(Revisions.restore(41, texts(BROKEN), Surroundings.UNKNOWN)).isInstanceOf(Proposal.Refused.class);
    }
}
