package dev.commonplace.domain.search;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.Locale;

/** By what the documents of a search are counted. */
public sealed interface Facet {
    int KEY_CHARACTERS_MAX = 200;
    String METADATA = "metadata.";

    /** Its name in a request. */
    String word();

    enum OfDocument implements Facet {
        TAGS,
        SOURCE,
        CONTENT_TYPE,
        /** The year of the document's date, in UTC. */
        YEAR;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The values of one key of the metadata: texts, numbers and truth values as text, of a list each of its elements.
     * Documents without the key, and values of other kinds, are not counted.
     */
    record OfMetadata(String key) implements Facet {
        @Override
        public String word() {
            return METADATA + key;
        }
    }

    /** @throws RefusedException for what is not the name of a facet */
    static Facet parse(String field, String word) {
        for (OfDocument facet : OfDocument.values()) {
            if (facet.word().equals(word)) {
                return facet;
            }
        }
        if (word.startsWith(METADATA) && word.length() > METADATA.length()) {
            return new OfMetadata(Text.required(field, word.substring(METADATA.length()), KEY_CHARACTERS_MAX));
        }
        throw RefusedException.invalid(field, "A facet is one of tags, source, content_type, year and metadata.<key>.");
    }
}
