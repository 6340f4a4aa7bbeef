package org.parlour.conference.trunks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.parlour.dialplan.plan.PlanText;
import org.parlour.wire.call.Reading;

/** Texts as somebody sends them: {@code {"texts":[{"file":"plan.yaml","text":"…"}]}}. */
record PlanWish(@Nullable List<@Nullable FileWish> texts) {
    record FileWish(@Nullable String file, @Nullable String text) {
        @Override
        public String toString() {
            return "FileWish[****]";
        }
    }

    Reading<List<PlanText>> reading() {
        if (texts == null) {
            return new Reading.Malformed<>("name the texts of the plan, each with its file and its text");
        }
        List<PlanText> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        long characters = 0;
        for (FileWish wish : texts) {
            if (wish == null || wish.file() == null || wish.text() == null) {
                return new Reading.Malformed<>("each text has a file and a text");
            }
            if (!PlanText.isName(wish.file()) || !isWritable(wish.file()) || !isWritable(wish.text())) {
                return new Reading.Malformed<>("a file is a name that ends in .yaml, without a folder before it,"
                        + " and its text is one that can be written");
            }
            if (!names.add(wish.file())) {
                return new Reading.Malformed<>("two texts are for the same file");
            }
            characters += wish.text().length();
            read.add(new PlanText(wish.file(), wish.text()));
        }
        return characters > PlanFolder.MOST_BYTES
                ? new Reading.Malformed<>("the texts have more than " + PlanFolder.MOST_BYTES + " letters in all")
                : new Reading.Parsed<>(List.copyOf(read));
    }

    /** Half of a pair of surrogates is no letter, and would be another one once it was written. */
    private static boolean isWritable(String text) {
        return text.codePoints()
                .noneMatch(letter -> letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE);
    }

    @Override
    public String toString() {
        return "PlanWish[" + (texts == null ? 0 : texts.size()) + "]";
    }
}
