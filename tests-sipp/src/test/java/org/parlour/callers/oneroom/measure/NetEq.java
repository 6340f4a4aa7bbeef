package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import org.parlour.callers.page.Page;
import tools.jackson.databind.JsonNode;

/** What a browser's own jitter buffers have held so far, of the slot that was heard most. */
record NetEq(double heldSeconds, double emitted, double wantedSeconds) {
    private static final String ASK = """
        async () => {
          let most = { packetsReceived: -1 };
          for (const connection of proof.connections) {
            for (const one of (await connection.getStats()).values()) {
              if (one.type !== 'inbound-rtp' || one.kind !== 'audio') continue;
              if (one.packetsReceived > most.packetsReceived) most = one;
            }
          }
          return [most.jitterBufferDelay ?? 0, most.jitterBufferEmittedCount ?? 0, most.jitterBufferTargetDelay ?? 0];
        }\
        """;

    static NetEq of(Page page) throws IOException, InterruptedException {
        JsonNode told = page.ask(ASK);
        return new NetEq(
                told.get(0).asDouble(), told.get(1).asDouble(), told.get(2).asDouble());
    }

    double heldMillisSince(NetEq before) {
        return 1_000 * (heldSeconds - before.heldSeconds) / (emitted - before.emitted);
    }

    double wantedMillisSince(NetEq before) {
        return 1_000 * (wantedSeconds - before.wantedSeconds) / (emitted - before.emitted);
    }
}
