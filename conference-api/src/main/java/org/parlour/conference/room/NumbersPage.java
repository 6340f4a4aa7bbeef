package org.parlour.conference.room;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.parlour.conference.room.store.HouseNumber;
import org.parlour.conference.web.ApiProblem;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.Pin;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/numbers}: the numbers that reach the house, and whether somebody is there to see who waits. */
@RestController
@RequestMapping("/api/numbers")
final class NumbersPage {
    private final NumberBook numbers;

    NumbersPage(NumberBook numbers) {
        this.numbers = numbers;
    }

    /**
     * What is left out stays as it is; at a number that is new, as the dial plan says of its door, or else English,
     * {@value Pin#DEFAULT_DIGITS} digits, and nobody there.
     *
     * @param present whether somebody would see a caller who waits in reception
     */
    record NumberWish(
            @Nullable String language,
            @Nullable Integer pinDigits,
            @Nullable Boolean present) {
        HouseNumber on(HouseNumber before) {
            return new HouseNumber(
                    before.number(),
                    language == null ? before.language() : RoomWish.language(language),
                    pinDigits == null ? before.pinDigits() : pinDigits,
                    present == null ? before.peoplePresent() : present);
        }
    }

    record NumberView(String number, String language, int pinDigits, boolean present) {
        static NumberView of(HouseNumber number) {
            return new NumberView(
                    number.number().reveal(), number.language().tag(), number.pinDigits(), number.peoplePresent());
        }
    }

    @GetMapping
    List<NumberView> list() {
        return numbers.all().stream().map(NumberView::of).toList();
    }

    @PutMapping("/{number}")
    NumberView put(@PathVariable String number, @RequestBody NumberWish wish) {
        PhoneNumber dialled = dialled(number);
        Optional<HouseNumber> before = numbers.find(dialled);
        HouseNumber wanted = wish.on(before.orElseGet(() -> numbers.fresh(dialled)));
        if (wanted.pinDigits() < Pin.SHORTEST_DIGITS || wanted.pinDigits() > Pin.LONGEST_DIGITS) {
            throw ApiProblem.malformed(
                    "pinDigits is " + Pin.SHORTEST_DIGITS + " to " + Pin.LONGEST_DIGITS + ", check digit included");
        }
        boolean otherLength = before.isPresent() && before.get().pinDigits() != wanted.pinDigits();
        if (otherLength && numbers.hasPins(dialled)) {
            throw ApiProblem.conflict("one number, one PIN length: this number has PINs of another");
        }
        numbers.put(wanted);
        return NumberView.of(wanted);
    }

    @DeleteMapping("/{number}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String number) {
        PhoneNumber dialled = dialled(number);
        if (!numbers.delete(dialled)) {
            throw numbers.find(dialled).isPresent()
                    ? ApiProblem.conflict("rooms are, or were, reached by this number")
                    : ApiProblem.notFound("this is no number of the house");
        }
    }

    private static PhoneNumber dialled(String text) {
        PhoneNumber number = ApiProblem.valueOf(PhoneNumber.parse(text));
        if (number.kind() == PhoneNumber.Kind.ANONYMOUS) {
            throw ApiProblem.malformed("a number of the house is one that can be dialled");
        }
        return number;
    }
}
