package org.parlour.wire.rtcp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SDES: names for sources (RFC 3550 §6.5). */
public record SourceDescription(List<Chunk> chunks) implements RtcpPacket {
    static final int END = 0;
    private static final int MAX_CHUNKS = 31;

    public SourceDescription {
        FieldWidth.atMost(chunks.size(), MAX_CHUNKS, "chunks");
        chunks = List.copyOf(chunks);
    }

    /** One source and its items. */
    public record Chunk(int ssrc, List<SdesItem> items) {
        public Chunk {
            items = List.copyOf(items);
        }

        public Optional<String> text(SdesType type) {
            return items.stream()
                    .filter(item -> item instanceof SdesItem.Text text && text.type() == type)
                    .map(item -> ((SdesItem.Text) item).text())
                    .findFirst();
        }

        /** At least one null octet ends the list, more of them reach the next word. */
        int lengthBytes() {
            int items = this.items.stream().mapToInt(SdesItem::lengthBytes).sum();
            return PacketWriter.padded(Integer.BYTES + items + 1);
        }
    }

    /** The description that every participant owes (§6.5.1). */
    public static SourceDescription ofCname(int ssrc, String cname) {
        return new SourceDescription(List.of(new Chunk(ssrc, List.of(new SdesItem.Text(SdesType.CNAME, cname)))));
    }

    static Decoded decode(PacketReader body, int count) {
        List<Chunk> chunks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Chunk chunk = decodeChunk(body);
            if (chunk == null) {
                return RtcpFlaw.BODY_TRUNCATED;
            }
            chunks.add(chunk);
        }
        return new SourceDescription(chunks);
    }

    private static @Nullable Chunk decodeChunk(PacketReader body) {
        if (body.remaining() < Integer.BYTES) {
            return null;
        }
        int ssrc = body.word();
        List<SdesItem> items = new ArrayList<>();
        while (body.remaining() > 0) {
            int type = body.u8();
            if (type == END) {
                // A body is whole words long, so what is left tells how far the next word is.
                body.skip(body.remaining() % Integer.BYTES);
                return new Chunk(ssrc, items);
            }
            int length = body.remaining() == 0 ? Integer.MAX_VALUE : body.u8();
            if (length > body.remaining()) {
                return null;
            }
            items.add(decodeItem(type, body.slice(length)));
        }
        return null;
    }

    private static SdesItem decodeItem(int number, PacketReader item) {
        SdesType type = SdesType.of(number);
        if (type != null) {
            return new SdesItem.Text(type, item.text(item.remaining()));
        }
        if (number != SdesItem.PRIVATE || item.remaining() == 0) {
            return new SdesItem.Other(number, item.rest());
        }
        PacketReader whole = item.copy();
        int prefix = item.u8();
        return prefix > item.remaining()
                ? new SdesItem.Other(number, whole.rest())
                : new SdesItem.Private(item.text(prefix), item.text(item.remaining()));
    }

    @Override
    public int lengthBytes() {
        return RtcpFrame.HEADER_BYTES
                + chunks.stream().mapToInt(Chunk::lengthBytes).sum();
    }

    @Override
    public int writeTo(byte[] buffer, int offset) {
        PacketWriter writer = PacketWriter.begin(buffer, offset, lengthBytes(), RtcpType.SDES, chunks.size());
        for (Chunk chunk : chunks) {
            writer.word(chunk.ssrc);
            chunk.items.forEach(item -> write(item, writer));
            writer.u8(END).align();
        }
        return writer.finish();
    }

    private static void write(SdesItem item, PacketWriter writer) {
        int length = item.lengthBytes() - 2;
        switch (item) {
            case SdesItem.Text text ->
                writer.u8(text.type().number()).u8(length).octets(ShortText.octets(text.text()));
            case SdesItem.Private own ->
                writer.u8(SdesItem.PRIVATE)
                        .u8(length)
                        .u8(ShortText.lengthBytes(own.prefix()))
                        .octets(ShortText.octets(own.prefix()))
                        .octets(ShortText.octets(own.value()));
            case SdesItem.Other other -> writer.u8(other.type()).u8(length).octets(other.octets());
        }
    }
}
