package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.ChunkSpan;
import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.domain.documents.ContentHash;
import dev.commonplace.domain.documents.DocumentChunker;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.ExtractedText;
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

    /** @throws RefusedException {@code UNSUPPORTED_FORMAT}; {@code INVALID_VALUE} for a document without any text */
    public PreparedDocument prepare(DocumentDraft draft) {
        ExtractedText text = extractText.extract(draft.content(), draft.mediaType());
        // What comes out of a format can hold what its source only spelled, such as &#0; in HTML.
        String content = Text.storable("/content", text.content(), DocumentDraft.CONTENT_CHARACTERS_MAX);
        List<ChunkSpan> spans = chunker.chunk(text, tokenizeText.tokenize(content), policy);
        if (spans.isEmpty()) {
            throw RefusedException.invalid("/content", "The document has no text.");
        }
        return new PreparedDocument(
                titled(draft.details(), text.title()), content, draft.mediaType(), ContentHash.of(content), spans);
    }

    private static DocumentDetails titled(DocumentDetails details, Optional<String> ownTitle) {
        if (details.title().isPresent() || ownTitle.isEmpty()) {
            return details;
        }
        String title = ownTitle.get();
        if (title.codePointCount(0, title.length()) > TITLE_CHARACTERS_MAX) {
            title = title.substring(0, title.offsetByCodePoints(0, TITLE_CHARACTERS_MAX));
        }
        return new DocumentDetails(
                details.externalId(),
                Optional.of(title),
                details.source(),
                details.tags(),
                details.metadata(),
                details.date());
    }
}
