package org.parlour.mixer.room;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.parlour.mixer.mix.Mix;
import org.parlour.mixer.opus.OpusCodecs;
import org.parlour.mixer.prompt.Player;

/**
 * The phones of one room, or one caller at the door: who is summed and who hears what, 20 ms at a
 * time. Browsers of the room are heard by all phones. It belongs to one loop, allocates nothing while it ticks, and may have
 * memory outside the heap until it is closed.
 */
public final class RoomMix {
    /** What one tick brings. */
    public static final int FRAME_MILLIS = 20;

    /** More than so many voices at once are noise; the loudest are heard. */
    public static final int MOST_SPEAKERS = 8;

    private final List<PhoneVoice> voices = new ArrayList<>();
    // Places in the list of voices.
    private final int[] speakers;
    private final Mix sum = new Mix();
    private final Shared shared = new Shared();
    private final @Nullable BrowserVoices browsers;
    private final Player announcements = new Player(Mix.SAMPLES);
    // Made when the first listener wants one speaker at a time.
    private @Nullable Parts parts;
    private int speakersNow;
    private long ticks;
    private long skipped;

    public RoomMix() {
        this(MOST_SPEAKERS);
    }

    public RoomMix(int mostSpeakers) {
        this(mostSpeakers, null);
    }

    private RoomMix(int mostSpeakers, @Nullable BrowserVoices browsers) {
        this.speakers = new int[mostSpeakers];
        this.browsers = browsers;
    }

    /**
     * A mix in which browsers are heard too.
     *
     * @param slots so many of them at once
     */
    public static RoomMix withBrowsers(OpusCodecs codecs, int slots) {
        return new RoomMix(MOST_SPEAKERS, new BrowserVoices(codecs, slots));
    }

    /** The browsers' part, in a mix that has one. */
    public BrowserVoices browsers() {
        if (browsers == null) {
            throw new IllegalStateException("a mix of phones alone");
        }
        return browsers;
    }

    /** From the next tick on the voice is heard and hears. */
    public void join(PhoneVoice voice) {
        voice.enter();
        voices.add(voice);
    }

    /** From now on the voice is neither heard nor hears; it may join another room at once. */
    public void leave(PhoneVoice voice) {
        if (voices.remove(voice)) {
            voice.leave();
        }
    }

    /** For good, when all have left: frees what is outside the heap. */
    public void close() {
        shared.close();
        if (browsers != null) {
            browsers.close();
        }
    }

    public int size() {
        return voices.size();
    }

    /** Plays to all who are here, beneath what each hears for itself. */
    public Player announcements() {
        return announcements;
    }

    /** How many phones were in the sum of the last tick. */
    public int speakers() {
        return speakersNow;
    }

    /** The next 20 ms for everybody. */
    public void tick(long dueNanos) {
        ticks++;
        for (int i = 0; i < voices.size(); i++) {
            voices.get(i).speak(dueNanos);
        }
        choose();
        sum.clear();
        Parts apart = apart();
        if (browsers != null) {
            browsers.addTo(sum, apart, dueNanos);
        }
        announcements.advance();
        shared.begin();
        for (int i = 0; i < voices.size(); i++) {
            PhoneVoice voice = voices.get(i);
            if (voice.speech().takePart()) {
                sum.add(voice.speech().part());
                if (apart != null) {
                    apart.add(voice.speech());
                }
            }
            voice.prepareToHear(shared);
        }
        if (apart != null) {
            apart.end();
        }
        shared.hear(sum, announcements);
        for (int i = 0; i < voices.size(); i++) {
            voices.get(i).hear(sum, apart, announcements);
        }
        tellNews();
    }

    /** Where it is noted whose sound is whose; null where nobody hears one at a time. */
    private @Nullable Parts apart() {
        boolean wanted = false;
        for (int i = 0; i < voices.size() && !wanted; i++) {
            wanted = voices.get(i).hearsOneAtATime();
        }
        if (!wanted) {
            return null;
        }
        Parts made = parts;
        if (made == null) {
            made = new Parts(browsers == null ? 0 : browsers.count(), speakers.length);
            parts = made;
        }
        made.begin();
        return made;
    }

    /** The loudest of those who speak. */
    private void choose() {
        int count = 0;
        for (int i = 0; i < voices.size(); i++) {
            if (speech(i).wantsToBeSummed()) {
                if (count < speakers.length) {
                    speakers[count++] = i;
                } else {
                    replaceSoftest(i);
                }
            }
        }
        for (int i = 0; i < count; i++) {
            speech(speakers[i]).choose();
        }
        speakersNow = count;
    }

    private void replaceSoftest(int louder) {
        int softest = 0;
        for (int i = 1; i < speakers.length; i++) {
            if (speech(speakers[i]).weight() < speech(speakers[softest]).weight()) {
                softest = i;
            }
        }
        if (speech(louder).weight() > speech(speakers[softest]).weight()) {
            speakers[softest] = louder;
        }
    }

    private Speech speech(int place) {
        return voices.get(place).speech();
    }

    /** Last, and from the end, because who is told may leave. */
    private void tellNews() {
        announcements.takePlayedOut();
        for (int i = voices.size() - 1; i >= 0; i--) {
            if (i < voices.size()) {
                voices.get(i).tellNews();
            }
        }
    }

    /** Frames of 20 ms that came too late to be made: time goes on for everybody, sound does not. */
    public void skip(int frames) {
        skipped += frames;
        for (int i = 0; i < voices.size(); i++) {
            voices.get(i).skip(frames);
        }
    }

    public long ticks() {
        return ticks;
    }

    /** Frames that were skipped. */
    public long skipped() {
        return skipped;
    }

    @Override
    public String toString() {
        return "RoomMix(" + voices.size() + " phones, " + speakersNow + " speak)";
    }
}
