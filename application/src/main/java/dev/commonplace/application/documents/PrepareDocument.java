package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.ChunkSpan;
import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.domain.documents.ContentHash;
import dev.commonplace.domain.documents.DocumentChunker;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.OriginalFile;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.util.List;
import java.util.Optional;

/** Reads a document and cuts it into chunks. Slow for large ones, so that it happens outside of transactions. */
public final class PrepareDocument {
    private static final int TITLE_CHARACTERS_MAX = 1_000;

    private final ExtractText extractText;
    private final TokenizeText tokenizeText;
    private final ChunkingPolicy policy;
    private final DocumentChunker chunker = new DocumentChunker();

    public PrepareDocument(ExtractText extractText, TokenizeText tokenizeText, ChunkingPolicy policy) {
        this.extractText = extractText;
        this.tokenizeText = tokenizeText;
        this.policy = policy;
    }

    /**
     * @throws RefusedException as {@link ExtractText#extract}; {@code INVALID_VALUE} for a document without any text
     */
    public PreparedDocument prepare(DocumentDraft draft) {
        Extraction extraction = extractText.extract(draft.file());
        // What comes out of a format can hold what its source only spelled, such as &#0; in HTML.
        String content = storable(extraction.text().content());
        List<ChunkSpan> spans = chunker.chunk(extraction.text(), tokenizeText.tokenize(content), policy);
        if (spans.isEmpty()) {
            throw RefusedException.invalid("/content", "The document has no text.");
        }
        Optional<String> ownTitle = extraction.text().title().map(PrepareDocument::shortened);
        ContentHash hash = ContentHash.of(content);
        OriginalFile original = new OriginalFile(
                FileHash.of(draft.file().bytes()),
                draft.file().bytes().size(),
                extraction.mediaType(),
                draft.file().fileName(),
                ownTitle);
        return new PreparedDocument(
                completed(draft.details(), ownTitle, extraction),
                original,
                content,
                extraction.mediaType(),
                hash,
                spans);
    }

    private static String storable(String content) {
        if (content.length() > DocumentDraft.CONTENT_CHARACTERS_MAX
                && content.codePointCount(0, content.length()) > DocumentDraft.CONTENT_CHARACTERS_MAX) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "The document has more than " + DocumentDraft.CONTENT_CHARACTERS_MAX + " characters of text.");
        }
        return Text.storable("/content", content, DocumentDraft.CONTENT_CHARACTERS_MAX);
    }

    /** What the caller leaves out, the document may say itself. */
    private static DocumentDetails completed(
            DocumentDetails details, Optional<String> ownTitle, Extraction extraction) {
        return new DocumentDetails(
                details.externalId(),
                details.title().or(() -> ownTitle),
                details.source(),
                details.tags(),
                details.metadata(),
                details.date().or(extraction::date));
    }

    private static String shortened(String title) {
        boolean tooLong = title.codePointCount(0, title.length()) > TITLE_CHARACTERS_MAX;
        return tooLong ? title.substring(0, title.offsetByCodePoints(0, TITLE_CHARACTERS_MAX)) : title;
    }
}
