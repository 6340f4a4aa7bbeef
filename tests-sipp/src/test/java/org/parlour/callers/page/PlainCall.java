package org.parlour.callers.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.parlour.callers.phone.Ear;

/** A call between two ends in one page, and what must be seen and heard of it, whichever browser it is. */
public final class PlainCall {
    private static final Duration TALK = Duration.ofSeconds(12);
    private static final double NEARLY_ALWAYS = 0.95;
    private static final int MANY_PICTURES = 150;

    private PlainCall() {}

    public static void begin(Page page, String address) throws IOException, InterruptedException {
        page.go(address);
        page.press("#call");
        page.until("a call", Page.PATIENCE, "() => document.querySelector('#other video')?.videoWidth > 0");
    }

    /** One is seen and heard, and another, who is not there, is not. */
    public static void assertIsSeenAndHeard(Page page, Person one, Person nobody)
            throws IOException, InterruptedException {
        page.listen();
        page.linger(Duration.ofSeconds(1));
        page.listen();
        page.watch("talk", "#other video");
        page.linger(TALK);
        Looks looks = page.seen("talk");
        short[] heard = page.heard();
        assertThat(looks.numbers()).as(looks.toString()).containsExactly(one.number());
        assertThat(looks.different(one.number())).as(looks.toString()).isGreaterThan(MANY_PICTURES);
        assertThat(looks.longestStillMillis(one.number())).isLessThan(1_000);
        Ear.Hearing hearing = Ear.listen(heard, one.marker());
        assertThat(hearing.foundShare()).as(hearing.toString()).isGreaterThanOrEqualTo(NEARLY_ALWAYS);
        assertThat(Ear.listen(heard, nobody.marker()).foundShare()).isZero();
        assertThat(page.complaints()).isEmpty();
    }
}
