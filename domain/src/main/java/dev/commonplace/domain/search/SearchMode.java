package dev.commonplace.domain.search;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Locale;

/** How a search ranks. */
public enum SearchMode {
    /** By words: BM25. */
    TEXT,
    /** By meaning: cosine of embeddings. */
    SEMANTIC,
    /** By both, see {@link ConvexFusion}. */
    HYBRID;

    public boolean usesWords() {
        return this != SEMANTIC;
    }

    public boolean usesMeaning() {
        return this != TEXT;
    }

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static SearchMode parse(String field, String word) {
        for (SearchMode mode : values()) {
            if (mode.word().equals(word)) {
                return mode;
            }
        }
        throw RefusedException.invalid(field, "A mode is one of text, semantic and hybrid.");
    }
}
