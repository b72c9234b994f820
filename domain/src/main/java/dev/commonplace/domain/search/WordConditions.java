package dev.commonplace.domain.search;

import java.util.List;

/**
 * What a chunk must say and must not say, whatever the ranking. Each entry is a phrase of one word or more: its lexemes
 * stand next to each other in that order. A phrase that consists of stop words only sets no condition.
 *
 * @param required phrases that a chunk must all have
 * @param excluded phrases of which a chunk may have none
 */
public record WordConditions(List<String> required, List<String> excluded) {
    public static final WordConditions NONE = new WordConditions(List.of(), List.of());

    public WordConditions {
        required = List.copyOf(required);
        excluded = List.copyOf(excluded);
    }

    public boolean isEmpty() {
        return required.isEmpty() && excluded.isEmpty();
    }
}
