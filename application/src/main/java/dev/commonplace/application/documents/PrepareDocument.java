package dev.commonplace.application.documents;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.domain.documents.ChunkSpan;
import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.domain.documents.ContentHash;
import dev.commonplace.domain.documents.DocumentChunker;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.OriginalFile;
import dev.commonplace.domain.documents.TokenSpan;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.shared.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a document, shows it to the guard, and cuts it into chunks. Slow for large ones, so that it happens outside of transactions. */
public final class PrepareDocument {
    /** Prose of the largest size has about 2,300,000; noise and endless tables have four times as many. */
    private static final int TOKENS_MAX = 3_000_000;

    private final ExtractText extractText;
    private final TenantGuards guards;
    private final TokenizeText tokenizeText;
    private final ChunkingPolicy policy;
    private final WorkingMemory memory = new WorkingMemory();
    /** Taken by who has the one above, never the other way round, so that nobody waits for each other. */
    private final WorkingMemory textMemory = new WorkingMemory();

    private final DocumentChunker chunker = new DocumentChunker();

    public PrepareDocument(
            ExtractText extractText, TenantGuards guards, TokenizeText tokenizeText, ChunkingPolicy policy) {
        this.extractText = extractText;
        this.guards = guards;
        this.tokenizeText = tokenizeText;
        this.policy = policy;
    }

    /** Does work that has the drafts in memory, when there is room for them. */
    <T> T inMemory(List<DocumentDraft> drafts, Supplier<T> work) {
        return memory.during(drafts, work);
    }

    /** What comes of a document that could be read. */
    sealed interface Outcome {
        /** It can be kept. */
        record Ready(PreparedDocument document) implements Outcome {}

        /** The guard does not let it in. */
        record Stopped(GuardRefusal refusal) implements Outcome {}
    }

    /** The guard of a tenant by the policy of this moment, to prepare documents with. */
    TenantGuard guardOf(TenantId tenantId) {
        return guards.of(tenantId);
    }

    /**
     * @throws RefusedException as {@link ExtractText#extract}; {@code INVALID_VALUE} for a document without any text
     */
    Outcome prepare(TenantGuard guard, DocumentDraft draft) {
        Extraction extraction = extractText.extract(draft.file());
        // What comes out of a format can hold what its source only spelled, such as &#0; in HTML.
        storable(extraction.text().content());
        Optional<String> ownTitle = extraction.text().title().map(PrepareDocument::shortened);
        // From here on nothing is seen of the document but what the guard leaves of it.
        GuardedDocument guarded = GuardedDocument.of(
                guard,
                completed(draft.details(), ownTitle, extraction),
                extraction.text(),
                draft.file().fileName(),
                ownTitle);
        if (guarded.note().action() == GuardAction.REFUSE) {
            return new Outcome.Stopped(guarded.refusal());
        }
        ExtractedText text = guarded.text();
        List<ChunkSpan> spans = textMemory.during(text.content(), () -> cut(text));
        if (spans.isEmpty()) {
            throw RefusedException.invalid("/content", "The document has no text.");
        }
        OriginalFile original = new OriginalFile(
                FileHash.of(draft.file().bytes()),
                draft.file().bytes().size(),
                extraction.mediaType(),
                guarded.fileName(),
                guarded.ownTitle());
        return new Outcome.Ready(new PreparedDocument(
                guarded.details(),
                original,
                guarded.note(),
                guarded.policyVersion(),
                text.content(),
                extraction.mediaType(),
                ContentHash.of(text.content()),
                spans));
    }

    private List<ChunkSpan> cut(ExtractedText text) {
        List<TokenSpan> tokens = tokenizeText.tokenize(text.content());
        if (tokens.size() > TOKENS_MAX) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "The document has more than " + TOKENS_MAX + " tokens, as no prose of its length has.");
        }
        return chunker.chunk(text, tokens, policy);
    }

    private static void storable(String content) {
        if (content.length() > DocumentDraft.CONTENT_CHARACTERS_MAX
                && content.codePointCount(0, content.length()) > DocumentDraft.CONTENT_CHARACTERS_MAX) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "The document has more than " + DocumentDraft.CONTENT_CHARACTERS_MAX + " characters of text.");
        }
        Text.storable("/content", content, DocumentDraft.CONTENT_CHARACTERS_MAX);
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
        boolean tooLong = title.codePointCount(0, title.length()) > DocumentDetails.TITLE_CHARACTERS_MAX;
        return tooLong ? title.substring(0, title.offsetByCodePoints(0, DocumentDetails.TITLE_CHARACTERS_MAX)) : title;
    }
}
