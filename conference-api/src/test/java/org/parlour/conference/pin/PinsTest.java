package org.parlour.conference.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parlour.conference.host.Refusal;
import org.parlour.conference.room.Household;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.room.store.PinPlacement;
import org.parlour.conference.room.store.StoredPin;
import org.parlour.conference.room.store.Window;
import org.parlour.dialplan.speech.Language;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Pin;
import org.parlour.wire.call.RoomId;

class PinsTest {
    @TempDir
    private Path data;

    private Household house;

    @BeforeEach
    void open() throws Refusal {
        house = Household.furnished(data);
    }

    @AfterEach
    void close() throws IOException {
        house.close();
    }

    @Test
    void mintedPinIsAsLongAsItsNumberSaysAndOpensAgainForWhoMayInvite() {
        MintedPin minted = house.mint(Household.ROOM, Window.ALWAYS);
        assertThat(minted.pin().lengthDigits()).isEqualTo(9);
        StoredPin stored = house.pins.of(Household.ROOM).getFirst();
        assertThat(stored.pinNumber()).isEqualTo(minted.pinNumber());
        assertThat(house.pins.open(stored)).contains(minted.pin());
    }

    @Test
    void sealOpensInItsRoomOnly() {
        house.mint(Household.ROOM, Window.ALWAYS);
        StoredPin stored = house.pins.of(Household.ROOM).getFirst();
        StoredPin moved = new StoredPin(
                new RoomId("elsewhere"),
                stored.pinNumber(),
                stored.number(),
                stored.sealed(),
                stored.window(),
                stored.createdAt());
        assertThat(house.pins.open(moved)).isEmpty();
    }

    @Test
    void sameDigitsAtTwoNumbersAreTwoPins() {
        PhoneNumber other = new PhoneNumber("4001");
        house.put(new HouseNumber(other, Language.ENGLISH, 9, false));
        Pin pin = new Pin("123456786");
        assertThat(house.pins.put(Household.ROOM, Household.NUMBER, pin, Window.ALWAYS))
                .isEqualTo(new PinPlacement.Placed(1));
        assertThat(house.pins.put(Household.ROOM, Household.NUMBER, pin, Window.ALWAYS))
                .isEqualTo(new PinPlacement.Taken());
        assertThat(house.pins.put(Household.ROOM, other, pin, Window.ALWAYS)).isEqualTo(new PinPlacement.Placed(2));
    }

    @Test
    void nothingThatHoldsAPinPrintsIt() {
        MintedPin minted = house.mint(Household.ROOM, Window.ALWAYS);
        String digits = minted.pin().reveal();
        assertThat(minted.toString()).doesNotContain(digits);
        assertThat(house.pins.of(Household.ROOM).toString()).doesNotContain(digits);
    }
}
