package dev.commonplace.domain.embeddings;

import java.util.Locale;

/** How the vectors of one space are searched. */
public enum IndexStrategy {
    /** Every vector is compared: nothing is missed, and nothing has to be maintained. */
    EXACT,
    /** By an HNSW graph over this space alone: faster on many vectors, and nearly always right. */
    HNSW;

    /** As it is written in the database and in answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static IndexStrategy ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
