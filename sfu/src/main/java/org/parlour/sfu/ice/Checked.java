package org.parlour.sfu.ice;

import java.util.List;

/**
 * What came of a check.
 *
 * @param answerBytes the length of the answer in the caller's buffer; 0 where nothing is answered
 */
public record Checked(int answerBytes, List<IceEffect> effects) {
    static final Checked UNANSWERED = new Checked(0, List.of());

    public Checked {
        effects = List.copyOf(effects);
    }
}
