package org.parlour.wire.dtmf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TelephoneEventsTest {
    private final Keypad pad = new Keypad();
    private final TelephoneEvents ear = pad.ear;

    @Test
    void tellsAPressAtOnceAndItsReleaseAtTheEnd() {
        assertThat(pad.at(0).first('5', 1000, 160).told()).isEqualTo("+5");
        assertThat(pad.at(20).down('5', 1000, 320).told()).isEmpty();
        assertThat(pad.at(40).up('5', 1000, 480).told()).isEqualTo("-5:480");
        assertThat(pad.at(60).up('5', 1000, 480).at(80).up('5', 1000, 480).told())
                .isEmpty();
        assertThat(ear.presses()).isEqualTo(1);
        assertThat(ear.repeats()).isEqualTo(2);
        assertThat(ear.endsUnheard()).isZero();
    }

    @Test
    void needsNoMarker() {
        assertThat(pad.down('5', 1000, 160).up('5', 1000, 320).told()).isEqualTo("+5 -5:320");
    }

    @Test
    void takesAMarkerOnEveryPacketAsOnePress() {
        pad.first('5', 1000, 160).first('5', 1000, 320).packet(1000, true, Keypad.report('5', true, 480));
        assertThat(pad.told()).isEqualTo("+5 -5:480");
    }

    @Test
    void hearsAPressOfWhichOnlyAnEndArrived() {
        assertThat(pad.up('5', 1000, 800).told()).isEqualTo("+5 -5:800");
    }

    @Test
    void hearsAFirstPacketThatSaysZero() {
        assertThat(pad.first('5', 1000, 0).told()).isEqualTo("+5");
    }

    @Test
    void hearsTheSameKeyTwice() {
        pad.first('5', 1000, 160).up('5', 1000, 800).first('5', 2600, 160).up('5', 2600, 800);
        assertThat(pad.told()).isEqualTo("+5 -5:800 +5 -5:800");
    }

    @Test
    void ignoresAnUpdateThatArrivesBehindItsEnd() {
        pad.first('5', 1000, 160).up('5', 1000, 800).down('5', 1000, 640).down('5', 1000, 320);
        assertThat(pad.told()).isEqualTo("+5 -5:800");
    }

    @Test
    void keepsTheLongestDurationOfReorderedUpdates() {
        pad.down('5', 1000, 480).down('5', 1000, 160).at(200).time();
        assertThat(pad.told()).isEqualTo("+5 -5:480?");
    }

    @Test
    void endsAKeyWhoseEndsAreLostByTheNextKey() {
        pad.first('5', 1000, 160).down('5', 1000, 320).first('6', 2600, 160);
        assertThat(pad.told()).isEqualTo("+5 -5:320? +6");
        assertThat(ear.endsUnheard()).isEqualTo(1);
    }

    @Test
    void endsAKeyWhoseEndsAreLostByItsNextPress() {
        assertThat(pad.first('5', 1000, 160).first('5', 2600, 160).told()).isEqualTo("+5 -5:160? +5");
    }

    @Test
    void endsAKeyWhoseEndsAreLostBySilence() {
        assertThat(ear.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
        pad.at(100).first('5', 1000, 160).at(150).down('5', 1000, 560);
        assertThat(ear.nextDeadlineNanos()).isEqualTo(350 * Keypad.MILLI_NANOS);
        assertThat(pad.at(349).time().told()).isEqualTo("+5");
        assertThat(pad.at(350).time().told()).isEqualTo("-5:560?");
        assertThat(ear.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
        assertThat(pad.at(360).down('5', 1000, 1600).up('5', 1000, 2000).told()).isEmpty();
    }

    @Test
    void endsByItsOwnClockWhereTheDriverIsLate() {
        pad.at(0).first('5', 1000, 160);
        assertThat(pad.at(500).first('6', 5000, 160).told()).isEqualTo("+5 -5:160? +6");
        assertThat(pad.at(900).down('6', 5000, 3360).told()).isEqualTo("-6:160?");
    }

    @Test
    void neverFiresAnOlderPressAgain() {
        pad.first('5', 1000, 160).up('5', 1000, 800).first('6', 2600, 160);
        pad.up('5', 1000, 800).down('5', 1000, 640).first('5', 1000, 160);
        assertThat(pad.told()).isEqualTo("+5 -5:800 +6");
        assertThat(ear.late()).isEqualTo(3);
    }

    @Test
    void dropsAPressThatArrivesBehindALaterOne() {
        assertThat(pad.first('6', 2600, 160).up('5', 1000, 800).told()).isEqualTo("+6");
    }

    @Test
    void goesOnWithAClockThatBeganAnew() {
        pad.first('5', 1_000_000, 160).up('5', 1_000_000, 800).first('6', 4000, 160);
        assertThat(pad.told()).isEqualTo("+5 -5:800 +6");
    }

    @Test
    void followsTimestampsThatWrap() {
        pad.first('5', -800, 160).up('5', -800, 800).first('6', 400, 160).up('5', -800, 800);
        assertThat(pad.told()).isEqualTo("+5 -5:800 +6");
    }

    @Test
    void joinsTheSegmentsOfALongPress() {
        pad.at(0).first('5', 0, 65_000).at(20).down('5', 0, 65_535);
        pad.at(40).down('5', 65_535, 160).at(60).down('5', 65_535, 65_535);
        pad.at(80).down('5', 131_070, 160).at(100).up('5', 131_070, 1000);
        assertThat(pad.told()).isEqualTo("+5 -5:132070");
        assertThat(ear.presses()).isEqualTo(1);
    }

    @Test
    void joinsSegmentsOfWhichTheLastPacketIsLost() {
        pad.at(0).first('5', 0, 65_000).at(40).down('5', 65_535, 160).at(100).up('5', 65_535, 1000);
        assertThat(pad.told()).isEqualTo("+5 -5:66535");
    }

    @Test
    void joinsSegmentsThatEndShortOfTheField() {
        pad.at(0).first('5', 0, 65_440).at(40).down('5', 65_440, 160).at(60).up('5', 65_440, 320);
        assertThat(pad.told()).isEqualTo("+5 -5:65760");
    }

    @Test
    void ignoresALatePacketOfAnEarlierSegment() {
        pad.at(0).first('5', 0, 65_000).at(40).down('5', 65_535, 160).down('5', 0, 65_535);
        assertThat(pad.at(60).up('5', 65_535, 320).told()).isEqualTo("+5 -5:65855");
    }

    @Test
    void doesNotFireANewSegmentOfAPressThatSilenceEnded() {
        pad.at(0).first('5', 0, 64_000).at(300).time().down('5', 65_535, 160).up('5', 65_535, 320);
        assertThat(pad.told()).isEqualTo("+5 -5:64000?");
    }

    @Test
    void takesPacketsStampedAnewAsOnePress() {
        pad.first('5', 1000, 160).down('5', 1160, 320).down('5', 1480, 640);
        pad.up('5', 1640, 800).up('5', 1800, 800).up('5', 1960, 800);
        assertThat(pad.told()).isEqualTo("+5 -5:800");
        assertThat(pad.first('5', 4000, 160).told()).isEqualTo("+5");
    }

    @Test
    void takesAnotherKeyAtTheSameTimestampAsAnotherPress() {
        pad.first('5', 1000, 160).up('5', 1000, 800).first('6', 1000, 160);
        pad.up('5', 1000, 800).up('6', 1000, 800).up('5', 1000, 800);
        assertThat(pad.told()).isEqualTo("+5 -5:800 +6 -6:800");
    }

    @Test
    void hearsSeveralEventsInOnePacket() {
        pad.packet(1000, true, Keypad.report('5', true, 800), Keypad.report('6', false, 160));
        assertThat(pad.told()).isEqualTo("+5 -5:800 +6");
        pad.packet(1000, false, Keypad.report('5', true, 800), Keypad.report('6', true, 400));
        assertThat(pad.told()).isEqualTo("-6:400");
        assertThat(ear.presses()).isEqualTo(2);
    }

    @Test
    void takesReportsOfNothingBehindTheFirstAsPadding() {
        pad.packet(1000, true, Keypad.report('5', true, 800), new byte[8]);
        assertThat(pad.told()).isEqualTo("+5 -5:800");
    }

    @Test
    void countsPayloadsThatAreMalformed() {
        pad.packet(1000, true).packet(1000, true, new byte[3]);
        assertThat(ear.tooShort()).isEqualTo(2);
        assertThat(pad.packet(1000, true, Keypad.report('5', true, 800), new byte[3])
                        .told())
                .isEqualTo("+5 -5:800");
        assertThat(ear.raggedEnds()).isEqualTo(1);
        byte[][] many = new byte[9][];
        for (int i = 0; i < many.length; i++) {
            many[i] = Keypad.report(i, true, 160);
        }
        pad.packet(20_000, true, many);
        assertThat(ear.tooMany()).isEqualTo(1);
        assertThat(ear.presses()).isEqualTo(9);
    }

    @Test
    void countsOtherEventsOnceAndActsOnNone() {
        pad.packet(1000, true, Keypad.report(16, false, 160)).packet(1000, false, Keypad.report(16, true, 800));
        pad.packet(3000, true, Keypad.report(16, false, 160)).packet(5000, true, Keypad.report(36, false, 160));
        assertThat(pad.told()).isEmpty();
        assertThat(ear.flashes()).isEqualTo(2);
        assertThat(ear.others()).isEqualTo(1);
        assertThat(ear.presses()).isZero();
    }

    @Test
    void neverPrintsADigit() {
        pad.first('7', 1000, 160);
        assertThat(ear).hasToString("TelephoneEvents[presses=1, a key is down]");
        pad.up('7', 1000, 160);
        assertThat(ear).hasToString("TelephoneEvents[presses=1, no key is down]");
    }

    @Test
    void needsAClockAndSomePatience() {
        assertThatThrownBy(() -> new TelephoneEvents(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TelephoneEvents(8000, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
