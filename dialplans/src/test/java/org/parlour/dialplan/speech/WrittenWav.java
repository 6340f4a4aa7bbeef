package org.parlour.dialplan.speech;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** WAVE files as others write them. */
final class WrittenWav {
    private WrittenWav() {}

    static byte[] file(int sampleRateHz, short... samples) {
        return riff(chunk("fmt ", format(sampleRateHz)), chunk("data", pcm(samples)));
    }

    static byte[] withChunkBeforeData(String name, byte[] content) {
        return riff(chunk("fmt ", format(16_000)), chunk(name, content), chunk("data", pcm((short) 7)));
    }

    private static byte[] format(int sampleRateHz) {
        byte[] format = new byte[16];
        little(format)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(sampleRateHz)
                .putInt(sampleRateHz * 2)
                .putShort((short) 2)
                .putShort((short) 16);
        return format;
    }

    private static byte[] pcm(short... samples) {
        byte[] pcm = new byte[samples.length * 2];
        little(pcm).asShortBuffer().put(samples);
        return pcm;
    }

    private static byte[] chunk(String name, byte[] content) {
        byte[] chunk = new byte[8 + content.length + (content.length & 1)];
        little(chunk)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(content.length)
                .put(content);
        return chunk;
    }

    private static byte[] riff(byte[]... chunks) {
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
        for (byte[] chunk : chunks) {
            form.writeBytes(chunk);
        }
        return chunk("RIFF", form.toByteArray());
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
