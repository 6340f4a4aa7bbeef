package org.parlour.callers.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.parlour.sfu.session.BrowserSeat.SlotCount;
import org.parlour.sfu.session.SeatEvents.SlotView;
import org.parlour.sfu.slots.VideoSource;
import org.parlour.sfu.slots.VideoSource.Picture;
import org.parlour.sfu.slots.VideoWish;
import org.parlour.wire.call.ParticipantNumber;
import org.parlour.wire.call.RoomId;
import org.parlour.wire.rtcp.PictureLossIndication;

/**
 * Twelve seats, four slots for pictures: people join and leave, speak and fall silent, show and hide, pin and page. Each
 * packet that anybody gets is opened and held against who sent it. Nothing is negotiated after the join.
 */
@Isolated
class ForwardingStormTest {
    private static final int SEATS = 12;
    private static final SlotCount SLOTS = new SlotCount(4, 4);
    private static final long SEED = Long.getLong("parlour.seed", 20_261_121L);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_ACTS = Duration.ofMillis(150);
    private static final int ACTS_BEFORE_CALM = 60;
    private static final int SPEAKERS = 3;
    private static final long RECENT_NANOS = 1_500_000_000L;
    private static final long STEP_MILLIS = 5;
    private static final long CHECK_NANOS = 2_000_000_000L;

    private final Random chance = new Random(SEED);
    private final RoomId room = RoomId.mint(chance);
    private final Map<Integer, StormGuest> everybody = new ConcurrentHashMap<>();
    private final List<StormGuest> present = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Throwable> broken = new AtomicReference<>();
    private final long droppedBefore = kernelDrops();
    private long checkDueNanos = System.nanoTime();
    private int people;

    @Test
    @Tag("peer")
    void halfAMinuteOfIt() throws Exception {
        storm(Duration.ofSeconds(30));
    }

    @Test
    @Tag("long")
    void fiveMinutesOfIt() throws Exception {
        storm(Duration.ofMinutes(5));
    }

    private void storm(Duration time) throws Exception {
        try (CoreHouse house = CoreHouse.open(2)) {
            Thread publishing = Thread.ofPlatform().daemon().name("publishing").start(() -> live(this::publish));
            Thread reading = Thread.ofPlatform().daemon().name("reading").start(() -> live(this::read));
            while (present.size() < SEATS) {
                join(house);
            }
            long endNanos = System.nanoTime() + time.toNanos();
            while (System.nanoTime() < endNanos) {
                for (int act = 0; act < ACTS_BEFORE_CALM; act++) {
                    act(house);
                    CoreHouse.pass(BETWEEN_ACTS);
                }
                calm();
            }
            present.forEach(StormGuest::leave);
            assertThat(CoreHouse.await(PATIENCE, () -> isEmpty(house)))
                    .as("nothing is left: " + house.forwarding())
                    .isTrue();
            over.countDown();
            publishing.join();
            reading.join();
            for (StormGuest guest : everybody.values()) {
                guest.close();
            }
            judge(house);
        }
    }

    private void judge(CoreHouse house) {
        assertThat(broken.get()).isNull();
        assertThat(everybody.values())
                .flatExtracting(guest -> guest.view().breaches())
                .isEmpty();
        long packets = sum(StormView::packets);
        long gaps = sum(StormView::gaps);
        assertThat(everybody.values()).allMatch(guest -> guest.view().refused() == 0);
        assertThat(packets).isGreaterThan(10_000);
        assertThat(sum(StormView::turns)).isGreaterThan(people);
        if (kernelDrops() == droppedBefore) {
            assertThat(gaps).as("of %d", packets).isZero();
        }
        assertThat(house.counted().failures()).isZero();
    }

    private long sum(ToLongFunction<StormView> figure) {
        return everybody.values().stream()
                .mapToLong(guest -> figure.applyAsLong(guest.view()))
                .sum();
    }

    /** What sockets of this machine dropped because nobody read them in time: on a busy one it happens to the tests. */
    private static long kernelDrops() {
        return count("/proc/net/snmp", "Udp: ") + count("/proc/net/snmp6", "Udp6RcvbufErrors");
    }

    private static long count(String file, String line) {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            List<String> found = lines.filter(each -> each.startsWith(line)).toList();
            String[] last = found.getLast().split("\\s+", -1);
            String[] names = found.getFirst().split("\\s+", -1);
            int column = Math.max(1, Arrays.asList(names).indexOf("RcvbufErrors"));
            return Long.parseLong(last[column]);
        } catch (IOException | NoSuchElementException elsewhere) {
            // Only Linux says; elsewhere no drop is known of.
            return 0;
        }
    }

    private static boolean isEmpty(CoreHouse house) {
        var counters = house.forwarding();
        return counters.roomsNow() == 0
                && counters.seatsNow() == 0
                && counters.pathsNow() == 0
                && counters.handshakesNow() == 0;
    }

    private void join(CoreHouse house) throws IOException {
        int person = ++people;
        StormGuest guest = StormGuest.join(house, room, person, SLOTS, this::guest);
        everybody.put(person, guest);
        guest.show(true, chance.nextInt(4) > 0);
        present.add(guest);
    }

    private @Nullable StormGuest guest(int person) {
        return everybody.get(person);
    }

    private void act(CoreHouse house) throws IOException {
        StormGuest guest = present.get(chance.nextInt(present.size()));
        switch (chance.nextInt(10)) {
            case 0 -> {
                present.remove(guest);
                guest.leave();
                join(house);
            }
            case 1, 2, 3 -> guest.speak(!guest.isSpeaking());
            case 4 -> guest.show(chance.nextBoolean(), guest.isShowing());
            case 5, 6 -> guest.show(guest.hushedNanos() == StormGuest.NEVER, !guest.isShowing());
            case 7, 8 -> guest.browser().seat().wish(wish());
            default -> askKeyFrame(guest);
        }
    }

    private VideoWish wish() {
        return new VideoWish(
                cameras(chance.nextInt(3)), cameras(chance.nextInt(5)), chance.nextBoolean(), chance.nextInt(6));
    }

    private List<VideoSource> cameras(int count) {
        List<VideoSource> cameras = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int person = present.get(chance.nextInt(present.size())).person();
            cameras.add(new VideoSource(ParticipantNumber.of(person), Picture.CAMERA));
        }
        return cameras.stream().distinct().toList();
    }

    private void askKeyFrame(StormGuest guest) throws IOException {
        Integer slot = guest.browser().slots().get("v" + chance.nextInt(SLOTS.video()));
        guest.browser().downlink().say(new PictureLossIndication(1, slot == null ? 1 : slot));
    }

    /** Nobody moves for a while: then everybody sees and hears what they are to. */
    private void calm() throws InterruptedException {
        for (StormGuest guest : present) {
            guest.browser().seat().wish(VideoWish.SPEAKERS);
            boolean speaks = present.indexOf(guest) < SPEAKERS;
            guest.show(speaks || guest.hushedNanos() == StormGuest.NEVER, guest.isShowing());
            guest.speak(speaks);
        }
        long sinceNanos = System.nanoTime();
        boolean settled = CoreHouse.await(
                PATIENCE, () -> broken.get() != null || wrong(sinceNanos).isEmpty());
        assertThat(wrong(sinceNanos)).as("seed " + SEED).isEmpty();
        assertThat(settled).isTrue();
    }

    private List<String> wrong(long sinceNanos) {
        long recentNanos = Math.max(sinceNanos, System.nanoTime() - RECENT_NANOS);
        List<String> wrong = new ArrayList<>();
        for (StormGuest viewer : present) {
            int cameras = 0;
            for (StormGuest other : present) {
                cameras += other != viewer && other.isShowing() ? 1 : 0;
                if (other != viewer && other.isSpeaking() && !viewer.view().hasHeard(other.person(), recentNanos)) {
                    wrong.add(viewer + " does not hear " + other);
                }
            }
            int seen = 0;
            for (SlotView slot : viewer.told()) {
                int shown = viewer.view().shown(slot.mid(), recentNanos);
                ParticipantNumber told = slot.participant();
                seen += shown != 0 ? 1 : 0;
                if (told != null && told.bits() != shown) {
                    wrong.add(viewer + " is told of " + told + " and sees " + shown + " in " + slot.mid());
                }
            }
            if (seen < Math.min(SLOTS.video(), cameras)) {
                wrong.add(viewer + " sees " + seen + " of " + cameras);
            }
        }
        return wrong;
    }

    private interface Step {
        void take() throws IOException;
    }

    private void live(Step step) {
        try {
            while (!over.await(STEP_MILLIS, TimeUnit.MILLISECONDS)) {
                step.take();
            }
        } catch (IOException | RuntimeException failed) {
            broken.compareAndSet(null, failed);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish() throws IOException {
        long nowNanos = System.nanoTime();
        boolean checks = nowNanos >= checkDueNanos;
        checkDueNanos += checks ? CHECK_NANOS : 0;
        for (StormGuest guest : present) {
            guest.publish(nowNanos);
            if (checks) {
                guest.check();
            }
        }
    }

    private void read() throws IOException {
        for (StormGuest guest : present) {
            guest.readUplink();
            guest.view().read();
        }
    }
}
