package org.parlour.callers.telephone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.parlour.callers.program.Holdings;
import org.parlour.callers.program.TelephoneHouse;
import org.parlour.callers.sipp.Sipp;

/** After calls of every kind the program holds what it held before. */
@Tag("peer")
class NothingIsLeftTest {
    @RegisterExtension
    static final CallingHouse HOUSE = CallingHouse.withDefaults();

    private static final int CALLS = 300;
    private static final double A_LITTLE = 1.05;

    @Test
    void ofDescriptorsGaugesAndHeap() throws Exception {
        // The first calls load classes, fill pools and open what stays open.
        everyKindOfCall();
        everyKindOfCall();
        Holdings before = Holdings.settled(HOUSE.program());
        everyKindOfCall();
        Holdings after = Holdings.settled(HOUSE.program());
        assertThat(after.gauges()).isEqualTo(before.gauges());
        assertThat(after.descriptors()).isEqualTo(before.descriptors());
        assertThat((double) after.heapBytes())
                .as("octets that live after a collection")
                .isLessThanOrEqualTo(before.heapBytes() * A_LITTLE);
    }

    private static void everyKindOfCall() throws Exception {
        Sipp.play(
                        HOUSE.folder(),
                        HOUSE.program().sip(),
                        Sipp.Play.of("callers-come-and-go-expect-200").calls(CALLS, 50))
                .assertWentAsWritten();
        TelephoneHouse.Room room = HOUSE.room();
        try (Caller doctor = HOUSE.caller();
                Caller patient = HOUSE.caller()) {
            doctor.enters(room);
            patient.enters(room);
            doctor.speaks();
            doctor.waits(Duration.ofSeconds(3));
            HOUSE.program().close(room);
            doctor.isHungUpOn(Caller.PATIENCE);
            patient.isHungUpOn(Caller.PATIENCE);
        }
        HOUSE.program().untilNobodyCalls();
    }
}
