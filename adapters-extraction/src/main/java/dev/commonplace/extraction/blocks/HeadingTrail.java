package dev.commonplace.extraction.blocks;

import java.util.ArrayList;
import java.util.List;

/** The headings above the place that is being read. */
public final class HeadingTrail {
    /** Longer titles are cut: they stand in every block and chunk below them. */
    public static final int TITLE_UNITS_MAX = 300;

    private final List<Heading> headings = new ArrayList<>();
    private List<String> path = List.of();

    /** @param level 1 for the outermost */
    public void enter(int level, String title) {
        while (!headings.isEmpty() && headings.getLast().level() >= level) {
            headings.removeLast();
        }
        headings.add(new Heading(level, shortened(title)));
        path = headings.stream()
                .map(Heading::title)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    public List<String> path() {
        return path;
    }

    public static String shortened(String title) {
        if (title.length() <= TITLE_UNITS_MAX) {
            return title;
        }
        boolean splitsPair = Character.isHighSurrogate(title.charAt(TITLE_UNITS_MAX - 1));
        return title.substring(0, splitsPair ? TITLE_UNITS_MAX - 1 : TITLE_UNITS_MAX);
    }

    private record Heading(int level, String title) {}
}
