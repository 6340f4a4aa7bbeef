package org.parlour.conference.hearing;

import org.jspecify.annotations.Nullable;
import org.parlour.conference.web.ApiProblem;
import org.parlour.wire.call.PhoneNumber;
import org.parlour.wire.call.TrunkName;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/hearing/forget}: nobody knows any more how whoever has this number hears. */
@RestController
final class HearingPage {
    private final HearingBook book;

    HearingPage(HearingBook book) {
        this.book = book;
    }

    /** In a body, because addresses are written down by what stands between. */
    record Whom(@Nullable String trunk, @Nullable String number) {
        @Override
        public String toString() {
            return "Whom[****]";
        }
    }

    /** @param forgotten whether anything was known */
    record Forgotten(boolean forgotten) {}

    @PostMapping("/api/hearing/forget")
    Forgotten forget(@RequestBody Whom whom) {
        if (whom.trunk() == null || whom.number() == null) {
            throw ApiProblem.malformed("name the trunk and the number of the caller");
        }
        TrunkName trunk = ApiProblem.valueOf(TrunkName.parse(whom.trunk()));
        PhoneNumber number = ApiProblem.valueOf(PhoneNumber.parse(whom.number()));
        return new Forgotten(book.forget(trunk, number));
    }
}
