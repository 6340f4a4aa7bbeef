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
    void tonesAloneAreToldAsTheyCome() {
        tones("11", 0, 300);
        tones("23", 5_000, 300);
        assertThat(told()).isEqualTo("1123");
    }

    @Test
    void sameToneSoonAfterItsReleaseIsTheSamePress() {
        tone('5', 0, 60);
        tone('5', 179, 60);
        tone('5', 358, 60);
        assertThat(told()).isEqualTo("5");
        assertThat(keypad.torn()).isEqualTo(2);
        tone('5', 538, 60);
        assertThat(told()).isEqualTo("55");
    }

    @Test
    void anotherToneAtOnceIsAnotherPress() {
        tone('5', 0, 60);
        tone('6', 70, 60);
        assertThat(told()).isEqualTo("56");
    }

    @Test
    void pressThatComesByThreeRoadsIsToldOnceWhicheverIsFirst() {
        event('1', 0);
        tone('1', 100, 80);
        info('1', 200);
        tone('2', 1_000, 80);
        event('2', 1_020);
        info('2', 1_200);
        info('3', 2_000);
        event('3', 2_020);
        tone('3', 2_100, 80);
        info('4', 3_000);
        tone('4', 3_080, 80);
        event('4', 3_090);
        assertThat(told()).isEqualTo("1234");
        assertThat(keypad.twins()).isEqualTo(4);
    }

    @Test
    void tonesAndInfosTogetherAreToldOnce() {
        tones("121", 0, 200);
        infos("121", 700, 200);
        infos("3", 3_000, 0);
        tones("3", 3_100, 0);
        assertThat(told()).isEqualTo("1213");
    }

    @Test
    void whereEventsComeATonesWordAloneIsNotBelieved() {
        event('1', 0);
        tone('1', 100, 80);
        tone('9', 3_000, 80);
        event('2', 4_000);
        tone('2', 4_100, 80);
        tone('9', 6_000, 80);
        tone('9', 11_000, 80);
        event('3', 12_000);
        assertThat(told()).isEqualTo("123");
        assertThat(keypad.unbelieved()).isEqualTo(3);
    }

    @Test
    void tonesGoOnWhereEventsHaveCeased() {
        event('1', 0);
        event('2', 500);
        tones("6789", 10_000, 300);
        assertThat(told()).isEqualTo("126789");
        event('1', 20_000);
        tone('9', 25_000, 80);
        assertThat(told()).isEqualTo("1267891");
    }

    @Test
    void infosAndTonesGoOnWhereEventsHaveCeased() {
        event('1', 0);
        info('1', 100);
        event('2', 500);
        info('2', 600);
        for (int i = 0; i < 4; i++) {
            tone((char) ('6' + i), 10_000 + i * 500, 80);
            info((char) ('6' + i), 10_200 + i * 500);
        }
        assertThat(told()).isEqualTo("126789");
    }

    @Test
    void keysCannotBePrinted() {
        events("5555", 0, 100);
        assertThat(keypad).hasToString("Keypad[presses=4, twins=0, late=0, torn=0, unbelieved=0, malformed=0]");
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

    private void tones(String faces, long atMillis, long everyMillis) {
        for (int i = 0; i < faces.length(); i++) {
            tone(faces.charAt(i), atMillis + i * everyMillis, 80);
        }
    }

    private void tone(char face, long atMillis, long lengthMillis) {
        Key key = Key.of(face);
        hear(keypad.onTones(new KeyNews.Pressed(key), atMillis * 1_000_000));
        hear(keypad.onTones(new KeyNews.Released(key, lengthMillis * 8, true), (atMillis + lengthMillis) * 1_000_000));
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
