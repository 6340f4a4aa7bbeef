package org.parlour.callers.oneroom.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.parlour.callers.page.Page;
import org.parlour.callers.phone.Delay;
import org.parlour.callers.phone.Marker;
import tools.jackson.databind.JsonNode;

/**
 * An ear in a page that knows when it heard what: beside the sound it keeps the time of its audio clock, as a sound.
 *
 * <p>It hears what NetEq gives to the page; what a sound card takes comes on top.
 */
final class SharpEar {
    private static final String OPEN = """
        async () => {
          const context = new AudioContext({ sampleRate: 48000 });
          await context.resume();
          const sum = context.createGain();
          const followed = new Set();
          const follow = () => {
            for (const connection of proof.connections) {
              for (const { track } of connection.getReceivers()) {
                if (track?.kind !== 'audio' || followed.has(track)) continue;
                followed.add(track);
                context.createMediaStreamSource(new MediaStream([track])).connect(sum);
              }
            }
          };
          follow();
          setInterval(follow, 200);
          const clock = new ConstantSourceNode(context, { offset: 0 });
          clock.offset.setValueAtTime(0, 0);
          clock.offset.linearRampToValueAtTime(1000, 1000);
          clock.start();
          const both = context.createChannelMerger(2);
          sum.connect(both, 0, 0);
          clock.connect(both, 0, 1);
          const ear = context.createScriptProcessor(4096, 2, 1);
          both.connect(ear);
          ear.connect(context.destination);
          const blocks = [];
          ear.onaudioprocess = ({ inputBuffer }) => {
            const sound = inputBuffer.getChannelData(0);
            const line = new Int16Array(sound.length / 6);
            for (let i = 0; i + 6 <= sound.length; i += 6) {
              const mean = (sound[i] + sound[i + 1] + sound[i + 2] + sound[i + 3] + sound[i + 4] + sound[i + 5]) / 6;
              line[i / 6] = Math.max(-32768, Math.min(32767, Math.round(mean * 32768)));
            }
            blocks.push({ seconds: inputBuffer.getChannelData(1)[0], line });
          };
          // When a moment of the audio clock is as early as it ever gets.
          let zero = Infinity;
          setInterval(() => (zero = Math.min(zero, performance.now() - context.currentTime * 1000)), 4);
          const coded = (octets) => {
            let text = '';
            for (let i = 0; i < octets.length; i += 8192) text += String.fromCharCode(...octets.subarray(i, i + 8192));
            return btoa(text);
          };
          window.sharpEar = {
            anew: () => (blocks.length = 0),
            told: () => ({
              zero,
              blocks: blocks.map(({ seconds, line }) => [seconds, coded(new Uint8Array(line.buffer))]),
            }),
          };
          return true;
        }\
        """;

    private final Page page;
    private final PageClock clock;

    private SharpEar(Page page, PageClock clock) {
        this.page = page;
        this.clock = clock;
    }

    static SharpEar open(Page page, PageClock clock) throws IOException, InterruptedException {
        page.ask(OPEN);
        return new SharpEar(page, clock);
    }

    void listenAnew() throws IOException, InterruptedException {
        page.ask("() => sharpEar.anew()");
    }

    /** From a mouth's first sample of a marker to this ear; NaN where it was not heard. */
    double mouthToEarMillis(long mouthNanos, Marker marker) throws IOException, InterruptedException {
        JsonNode told = page.ask("() => sharpEar.told()");
        JsonNode blocks = told.get("blocks");
        if (blocks.isEmpty()) {
            return Double.NaN;
        }
        double fromSeconds = blocks.get(0).get(0).asDouble();
        double toSeconds = blocks.get(blocks.size() - 1).get(0).asDouble();
        short[] line = new short[(int) ((toSeconds - fromSeconds + 1) * Marker.RATE_HZ)];
        for (JsonNode block : blocks) {
            ByteBuffer octets = ByteBuffer.wrap(
                            Base64.getDecoder().decode(block.get(1).asString()))
                    .order(ByteOrder.LITTLE_ENDIAN);
            int at = (int) Math.round((block.get(0).asDouble() - fromSeconds) * Marker.RATE_HZ);
            while (octets.remaining() >= Short.BYTES && at < line.length) {
                line[at++] = octets.getShort();
            }
        }
        long earNanos = clock.nanos(told.get("zero").asDouble() + fromSeconds * 1_000);
        return Delay.mouthToEarMillis(mouthNanos, line, earNanos, marker);
    }
}
