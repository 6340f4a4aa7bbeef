package org.parlour.callers.dialplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parlour.callers.phone.Mouth;
import org.parlour.callers.phone.Offer;
import org.parlour.callers.phone.RtpPeer;
import org.parlour.callers.phone.ScriptedPhone;
import org.parlour.callers.phone.SipText;
import org.parlour.callers.phone.Sound;
import org.parlour.callers.phone.Voice;
import org.parlour.callers.program.TelephoneHouse;
import tools.jackson.databind.json.JsonMapper;

/** A telephone behind a trunk: all that it sends comes from the trunk's address. */
final class PlannedCaller implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Kept for fiction. */
    static final String NUMBER = "+493023125417";

    private static final double AUDIBLE_DECIBELS = -45;
    private static final int A_WORD_MILLIS = 300;
    private static final Pattern CALL = Pattern.compile("; call ([0-9a-z-]+)\"");
    private static final JsonMapper JSON = new JsonMapper();

    private final TelephoneHouse house;
    private final RtpPeer peer;
    private final ScriptedPhone phone;

    PlannedCaller(TelephoneHouse house, String address, long seed) throws IOException {
        this.house = house;
        this.peer = RtpPeer.open(address, Voice.USUAL, seed);
        this.phone = ScriptedPhone.from(address, "UDP", house.sip(), NUMBER, seed);
        peer.speak(Mouth.quiet(seed));
    }

    ScriptedPhone phone() {
        return phone;
    }

    RtpPeer peer() {
        return peer;
    }

    String offer() {
        return Offer.of(peer).text();
    }

    /** Calls and is answered. */
    SipText calls(String number) throws IOException, InterruptedException {
        phone.invite(number, offer());
        return isAnswered();
    }

    /** The same with a line of its own in the header. */
    SipText calls(String number, String line) throws IOException, InterruptedException {
        phone.invite(number, offer(), line);
        return isAnswered();
    }

    private SipText isAnswered() throws IOException, InterruptedException {
        SipText answer = phone.expect(200);
        phone.acknowledge(answer);
        answer.sound().ifPresent(peer::towards);
        return answer;
    }

    /** Calls and is not; the warning says why and by which id an admin asks for more. */
    String isRefused(String number, int status) throws IOException, InterruptedException {
        phone.invite(number, offer());
        SipText refusal = phone.expect(
                "a final reply", text -> text.status() >= 200 && text.method().equals("INVITE"));
        assertThat(refusal.status()).as("%s", refusal.field("warning")).isEqualTo(status);
        assertThat(refusal.field("warning")).doesNotContain("23125");
        return refusal.field("warning");
    }

    /** What an admin is told of the call that this warning names. */
    String explanation(String warning) throws IOException, InterruptedException {
        Matcher call = CALL.matcher(warning);
        assertThat(call.find()).as("the id of the call in: %s", warning).isTrue();
        return explanationOf(call.group(1));
    }

    String explanationOf(String call) throws IOException, InterruptedException {
        String text = JSON.readTree(house.ask("GET", "/api/calls/" + call + "/explanation", "", 200))
                .get("text")
                .asString();
        assertThat(text).doesNotContain(NUMBER, NUMBER.substring(1));
        return text;
    }

    void hearsAWord() throws InterruptedException {
        assertThat(peer.awaits(
                        heard -> Sound.soundingMillis(heard.line().samples(), AUDIBLE_DECIBELS) >= A_WORD_MILLIS,
                        PATIENCE))
                .as("a word")
                .isTrue();
    }

    void hangsUp() throws IOException, InterruptedException {
        assertThat(phone.bye().status()).isEqualTo(200);
    }

    @Override
    public void close() {
        phone.close();
        peer.close();
    }
}
