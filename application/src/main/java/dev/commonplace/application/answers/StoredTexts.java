package dev.commonplace.application.answers;

import dev.commonplace.domain.answers.PassagePart;
import dev.commonplace.domain.documents.DocumentId;
import java.util.List;
import java.util.Optional;

/** What is stored of one tenant's documents, each read together with the version that it is of. */
public interface StoredTexts {
    /**
     * A stretch of a document's content, shorter where the content ends before.
     *
     * @param start index of the first code point
     * @param end index after the last one
     * @return empty where there is no such document
     */
    Optional<Stretch> stretch(DocumentId id, int start, int end);

    /**
     * A whole document.
     *
     * @param charactersMax a longer one is not read
     * @return empty where there is no such document, or it is too long
     */
    Optional<Whole> whole(DocumentId id, int charactersMax);

    record Stretch(int version, String text) {}

    /** @param chunks in document order */
    record Whole(int version, String content, List<PassagePart> chunks) {
        public Whole {
            chunks = List.copyOf(chunks);
        }
    }
}
