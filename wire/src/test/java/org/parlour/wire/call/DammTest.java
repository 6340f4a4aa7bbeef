package org.parlour.wire.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DammTest {
    @Test
    void theExampleOfTheLiteratureEndsInFour() {
        assertThat(Damm.checkDigit("572")).isEqualTo(4);
        assertThat(Damm.valid("5724")).isTrue();
    }

    @Test
    void theDemoPinEndsInItsCheckDigit() {
        assertThat(Damm.checkDigit("12345678")).isEqualTo(6);
        assertThat(Damm.valid("123456786")).isTrue();
    }

    @Test
    void everyNumberHasExactlyOneCheckDigit() {
        for (int number = 0; number < 10_000; number++) {
            int fitting = 0;
            for (int digit = 0; digit < 10; digit++) {
                fitting += Damm.valid(number + "" + digit) ? 1 : 0;
            }
            assertThat(fitting).as("check digits of %s", number).isEqualTo(1);
        }
    }

    /**
     * From every state that a number can have reached: two different digits lead to different states, and stay apart
     * whatever follows. Together that catches a wrong digit at any place of a number of any length.
     */
    @Test
    void catchesEveryWrongDigitAtEveryLength() {
        for (int state = 0; state < 10; state++) {
            for (int a = 0; a < 10; a++) {
                for (int b = 0; b < a; b++) {
                    assertThat(step(state, a)).isNotEqualTo(step(state, b));
                    assertThat(step(a, state)).isNotEqualTo(step(b, state));
                }
            }
        }
    }

    /** From every state, two neighbours lead elsewhere when they are swapped. */
    @Test
    void catchesEverySwapOfNeighboursAtEveryLength() {
        for (int state = 0; state < 10; state++) {
            for (int a = 0; a < 10; a++) {
                for (int b = 0; b < a; b++) {
                    assertThat(step(step(state, a), b)).isNotEqualTo(step(step(state, b), a));
                }
            }
        }
    }

    @Test
    void catchesEverySlipAndEverySwapOfEveryNumberOfFiveDigits() {
        for (int body = 1_000; body < 10_000; body++) {
            String valid = body + "" + Damm.checkDigit(Integer.toString(body));
            for (int at = 0; at < valid.length(); at++) {
                assertThat(acceptedSlips(valid, at)).as(valid).isZero();
                assertThat(isAcceptedSwapped(valid, at)).as(valid).isFalse();
            }
        }
    }

    private static int acceptedSlips(String valid, int at) {
        int accepted = 0;
        for (char digit = '0'; digit <= '9'; digit++) {
            String slip = valid.substring(0, at) + digit + valid.substring(at + 1);
            accepted += digit != valid.charAt(at) && Damm.valid(slip) ? 1 : 0;
        }
        return accepted;
    }

    private static boolean isAcceptedSwapped(String valid, int at) {
        if (at == 0 || valid.charAt(at - 1) == valid.charAt(at)) {
            return false;
        }
        String swapped = valid.substring(0, at - 1) + valid.charAt(at) + valid.charAt(at - 1) + valid.substring(at + 1);
        return Damm.valid(swapped);
    }

    /** The state behind one more digit. A lone digit leads from state 0 to any state, since no row repeats a digit. */
    private static int step(int state, int digit) {
        for (int first = 0; first < 10; first++) {
            if (Damm.checkDigit(Integer.toString(first)) == state) {
                return Damm.checkDigit(first + "" + digit);
            }
        }
        throw new AssertionError("no digit leads to state " + state);
    }

    @Test
    void aLoneDigitIsNoCheckedNumber() {
        assertThat(Damm.valid("")).isFalse();
        assertThat(Damm.valid("0")).isFalse();
    }

    @Test
    void whatIsNoDigitIsTheCallersBug() {
        assertThatThrownBy(() -> Damm.valid("12a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Damm.valid("12/")).isInstanceOf(IllegalArgumentException.class);
    }
}
