package dev.commonplace.application.corrections;

import dev.commonplace.domain.shared.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Places of messages as the log of edits has them: texts such as {@code 3,7-9}, because one edit may be about very many. */
final class Places {
    /** Longer than the longest of runs, so that each text stays below what a value may hold. */
    private static final int RUN_CHARACTERS_MAX = 32;

    private Places() {}

    /** @param places rising */
    static List<String> write(Collection<Integer> places) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int first = -1;
        int last = -1;
        for (int place : places) {
            if (first >= 0 && place == last + 1) {
                last = place;
                continue;
            }
            write(text, first, last);
            if (text.length() > JsonObject.STRING_CHARACTERS_MAX - RUN_CHARACTERS_MAX) {
                texts.add(text.toString());
                text.setLength(0);
            }
            first = place;
            last = place;
        }
        write(text, first, last);
        if (!text.isEmpty()) {
            texts.add(text.toString());
        }
        return texts;
    }

    private static void write(StringBuilder text, int first, int last) {
        if (first >= 0) {
            text.append(text.isEmpty() ? "" : ",").append(first);
            if (last > first) {
                text.append('-').append(last);
            }
        }
    }

    /** @param value what {@link #write} made */
    static List<Integer> read(@Nullable Object value) {
        List<Integer> places = new ArrayList<>();
        if (value instanceof List<?> texts) {
            for (Object text : texts) {
                for (String run : String.valueOf(text).split(",", -1)) {
                    int dash = run.indexOf('-');
                    int first = Integer.parseInt(dash < 0 ? run : run.substring(0, dash));
                    int last = dash < 0 ? first : Integer.parseInt(run.substring(dash + 1));
                    for (int place = first; place <= last; place++) {
                        places.add(place);
                    }
                }
            }
        }
        return places;
    }
}
