package org.parlour.sip.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parlour.sip.dialog.SipBody;
import org.parlour.wire.dtmf.Key;
import org.parlour.wire.dtmf.KeyNews;

class KeypadTest {
    private final Keypad keypad = new Keypad();
    private final StringBuilder told = new StringBuilder();

    @Test
    void eventsAloneAreToldAsTheyCome() {
        events("11", 0, 100);
        events("23", 5_000, 300);
        assertThat(told()).isEqualTo("1123");
    }

    @Test
    void infosAloneAreToldAsTheyCome() {
        infos("11", 0, 100);
        infos("23", 5_000, 300);
        assertThat(told()).isEqualTo("1123");
    }

    @Test
    void releaseIsNoKey() {
        assertThat(keypad.on(new KeyNews.Released(Key.of('5'), 800, true), 0)).isEmpty();
    }

    @Test
    void pressThatComesByBothRoadsIsToldOnce() {
        event('5', 0);
        info('5', 180);
        info('6', 1_000);
        event('6', 1_020);
        assertThat(told()).isEqualTo("56");
        assertThat(keypad.twins()).isEqualTo(2);
    }

    @Test
    void quickDoublePressByBothRoadsIsToldTwice() {
        event('5', 0);
        event('5', 150);
        info('5', 200);
        info('5', 320);
        assertThat(told()).isEqualTo("55");
    }

    @Test
    void infosThatLagBehindSeveralEventsAreTheirTwins() {
        events("121", 0, 200);
        infos("121", 1_000, 200);
        assertThat(told()).isEqualTo("121");
    }

    @Test
    void infoRepeatedThreeTimesOnItsWayIsStillATwin() {
        event('5', 0);
        info('5', 3_700);
        assertThat(told()).isEqualTo("5");
    }

    @Test
    void sameKeyMuchLaterByTheOtherRoadIsAnotherPress() {
        event('5', 0);
        info('5', 4_100);
        assertThat(told()).isEqualTo("55");
    }

    @Test
    void pressThatTheEventsLostIsToldByItsInfo() {
        event('1', 0);
        info('1', 100);
        info('2', 600);
        event('3', 1_000);
        info('3', 1_100);
        assertThat(told()).isEqualTo("123");
    }

    @Test
    void pressThatTheInfosLostIsToldByItsEvent() {
        events("123", 0, 500);
        infos("13", 1_100, 100);
        events("4", 2_000, 0);
        infos("4", 2_100, 0);
        assertThat(told()).isEqualTo("1234");
    }

    @Test
    void infoOfAPressBeforeThoseTheEventsToldIsDropped() {
        event('1', 0);
        event('3', 600);
        info('1', 700);
        info('2', 800);
        info('3', 900);
        assertThat(told()).isEqualTo("13");
        assertThat(keypad.late()).isEqualTo(1);
    }

    @Test
    void provedEventsAreBelievedAgainstAVeryLateInfo() {
        event('1', 0);
        info('1', 100);
        event('2', 500);
        info('2', 600);
        event('3', 1_000);
        info('3', 8_500);
        event('4', 9_000);
        info('4', 9_100);
        assertThat(told()).isEqualTo("1234");
        assertThat(keypad.late()).isEqualTo(1);
    }

    @Test
    void infosGoOnWhereProvedEventsHaveCeased() {
        event('1', 0);
        info('1', 100);
        event('2', 500);
        info('2', 600);
        infos("6789", 10_000, 300);
        assertThat(told()).isEqualTo("126789");
    }

    @Test
    void infoWithoutAKeyIsCounted() {
        keypad.on(new SipBody("application/dtmf", new byte[] {'x'}), 0);
        assertThat(told()).isEmpty();
        assertThat(keypad.malformed()).isEqualTo(1);
    }

    @Test
    void keysCannotBePrinted() {
        events("5555", 0, 100);
        assertThat(keypad).hasToString("Keypad[presses=4, twins=0, late=0, malformed=0]");
    }

    private void events(String faces, long atMillis, long everyMillis) {
        for (int i = 0; i < faces.length(); i++) {
            event(faces.charAt(i), atMillis + i * everyMillis);
        }
    }

    private void infos(String faces, long atMillis, long everyMillis) {
        for (int i = 0; i < faces.length(); i++) {
            info(faces.charAt(i), atMillis + i * everyMillis);
        }
    }

    private void event(char face, long atMillis) {
        hear(keypad.on(new KeyNews.Pressed(Key.of(face)), atMillis * 1_000_000));
    }

    private void info(char face, long atMillis) {
        byte[] body = ("Signal=" + face + "\r\nDuration=160\r\n").getBytes(StandardCharsets.US_ASCII);
        hear(keypad.on(new SipBody("application/dtmf-relay", body), atMillis * 1_000_000));
    }

    private void hear(List<Key> keys) {
        keys.forEach(key -> told.append(key.face()));
    }

    private String told() {
        return told.toString();
    }
}
