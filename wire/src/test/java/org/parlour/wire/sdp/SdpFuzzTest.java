package org.parlour.wire.sdp;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.parlour.proof.Fuzz;

class SdpFuzzTest {
    private static final List<byte[]> GOLDENS =
            Descriptions.bytes(Stream.of(RfcExamples.ALL, PhoneOffers.ALL, BrowserOffers.ALL)
                    .flatMap(List::stream)
                    .toList());

    @Test
    void whateverIsReadPrintsTheSameForEver() {
        Fuzz.storm("sdp", GOLDENS, body -> {
            if (Sdp.parse(body) instanceof Sdp.Parsed(SessionDescription description)) {
                String printed = Sdp.print(description);
                String again = Sdp.print(Descriptions.read(printed));
                if (!again.equals(printed)) {
                    throw new AssertionError("printed\n" + printed + "then\n" + again);
                }
            }
        });
    }
}
