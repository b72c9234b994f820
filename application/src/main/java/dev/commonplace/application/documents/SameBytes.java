package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.documents.OriginalFile;
import java.util.Optional;
import java.util.Set;

/** Recognises a document that is brought again as it was, by its bytes, so that nobody has to read it again. */
final class SameBytes {
    private static final String USUAL_CHARSET = "UTF-8";

    private static final Set<MediaType> PLAIN = Set.of(MediaType.TEXT, MediaType.MARKDOWN, MediaType.HTML);

    private SameBytes() {}

    /** Whether it pays to look: plain text is read faster than it is looked for. */
    static boolean pays(DocumentDraft draft) {
        return draft.details().externalId().isPresent()
                && draft.file().declaredType().filter(PLAIN::contains).isEmpty()
                && draft.file().charset().orElse(USUAL_CHARSET).equalsIgnoreCase(USUAL_CHARSET);
    }

    /** Whether the draft would change nothing of the document that is kept. */
    static boolean changesNothing(Document kept, DocumentDraft draft) {
        return Optional.of(kept)
                .filter(document -> document.status() != DocumentStatus.FAILED)
                .filter(document -> document.original()
                        .filter(original -> sameFile(original, draft.file()))
                        .filter(original -> sameDetails(document.details(), draft.details(), original))
                        .isPresent())
                .isPresent();
    }

    private static boolean sameFile(OriginalFile original, DocumentFile file) {
        return original.bytes() == file.bytes().size()
                && original.fileName().equals(file.fileName())
                && file.declaredType()
                        .filter(type -> !type.equals(original.mediaType()))
                        .isEmpty()
                && original.hash().equals(FileHash.of(file.bytes()));
    }

    private static boolean sameDetails(DocumentDetails kept, DocumentDetails brought, OriginalFile original) {
        return kept.equals(new DocumentDetails(
                brought.externalId(),
                brought.title().or(original::title),
                brought.source(),
                brought.tags(),
                brought.metadata(),
                brought.date().or(kept::date)));
    }
}
