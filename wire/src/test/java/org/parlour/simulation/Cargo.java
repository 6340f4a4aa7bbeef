package org.parlour.simulation;

import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;

/** What the network must know of the messages that it carries. */
public interface Cargo<M> {
    int lengthBytes(M message);

    /** A message of its own for the receiver, who may decrypt in place what the sender is about to reuse. */
    M copy(M message);

    /** The message with an error in it; empty where the receiver's stack would notice and never show it. */
    Optional<M> corrupted(M message, RandomGenerator chance);

    /** One line of it for the trace. */
    String describe(M message);

    static Cargo<byte[]> datagrams() {
        return new Datagrams();
    }

    /** Immutable messages, such as records; a UDP checksum would catch their errors, so a corrupted one is lost. */
    static <M> Cargo<M> messages(ToIntFunction<M> lengthBytes) {
        return new Messages<>(lengthBytes);
    }

    record Datagrams() implements Cargo<byte[]> {
        @Override
        public int lengthBytes(byte[] message) {
            return message.length;
        }

        @Override
        public byte[] copy(byte[] message) {
            return message.clone();
        }

        @Override
        public Optional<byte[]> corrupted(byte[] message, RandomGenerator chance) {
            if (message.length == 0) {
                return Optional.empty();
            }
            byte[] copy = message.clone();
            copy[chance.nextInt(copy.length)] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
            return Optional.of(copy);
        }

        @Override
        public String describe(byte[] message) {
            // The length only: the bytes may be decrypted in place before anybody reads the trace.
            return message.length + " bytes";
        }
    }

    record Messages<M>(ToIntFunction<M> length) implements Cargo<M> {
        @Override
        public int lengthBytes(M message) {
            return length.applyAsInt(message);
        }

        @Override
        public M copy(M message) {
            return message;
        }

        @Override
        public Optional<M> corrupted(M message, RandomGenerator chance) {
            return Optional.empty();
        }

        @Override
        public String describe(M message) {
            return message.toString();
        }
    }
}
