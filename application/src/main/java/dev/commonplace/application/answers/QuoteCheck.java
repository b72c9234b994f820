package dev.commonplace.application.answers;

import dev.commonplace.application.answers.StoredTexts.Stretch;
import dev.commonplace.application.answers.StoredTexts.Whole;
import dev.commonplace.domain.answers.Citation;
import dev.commonplace.domain.answers.DraftAnswer.DraftQuote;
import dev.commonplace.domain.answers.FindQuote;
import dev.commonplace.domain.answers.Passage;
import dev.commonplace.domain.answers.PassagePart;
import dev.commonplace.domain.answers.QuoteSpan;
import dev.commonplace.domain.answers.RejectedQuote;
import dev.commonplace.domain.documents.DocumentId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks quotes up in what is stored now, within one transaction. A quote is looked for in the passage it is cited by, then in
 * the others, since models miscount. Where the document has changed since the passage was taken from it, the quote must stand
 * somewhere in the new version, and the citation names that one.
 */
final class QuoteCheck {
    /** A changed document that is longer is not searched as a whole. */
    static final int CHANGED_CHARACTERS_MAX = 1_000_000;

    private final StoredTexts texts;
    private final List<Passage> passages;
    private final Map<Integer, Optional<Stretch>> stretches = new HashMap<>();
    private final Map<DocumentId, Optional<Whole>> wholes = new HashMap<>();

    QuoteCheck(StoredTexts texts, List<Passage> passages) {
        this.texts = texts;
        this.passages = passages;
    }

    /** What came of a quote. */
    sealed interface Result {
        record Found(Citation citation) implements Result {}

        record Missing(RejectedQuote rejected) implements Result {}
    }

    Result check(DraftQuote quote) {
        Optional<Passage> cited = passages.stream()
                .filter(passage -> passage.number() == quote.passage())
                .findFirst();
        Optional<Citation> found = cited.flatMap(passage -> inStored(passage, quote.quote(), true));
        for (int index = 0; index < passages.size() && found.isEmpty(); index++) {
            found = inStored(passages.get(index), quote.quote(), false);
        }
        return found.<Result>map(Result.Found::new)
                .orElseGet(() -> new Result.Missing(
                        new RejectedQuote(quote.passage(), quote.quote(), why(cited, quote.quote()))));
    }

    private Optional<Citation> inStored(Passage passage, String quote, boolean evenIfChanged) {
        Optional<Stretch> stored = stretch(passage);
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        int version = stored.get().version();
        if (version == passage.plan().version()) {
            String text = stored.get().text();
            return FindQuote.in(text, quote)
                    .map(span -> citation(
                            passage,
                            version,
                            passage.plan().parts(),
                            text,
                            passage.plan().start(),
                            span));
        }
        return evenIfChanged
                ? whole(passage.plan().documentId())
                        .flatMap(whole -> FindQuote.in(whole.content(), quote)
                                .map(span ->
                                        citation(passage, whole.version(), whole.chunks(), whole.content(), 0, span)))
                : Optional.empty();
    }

    private static Citation citation(
            Passage passage, int version, List<PassagePart> parts, String text, int textStart, QuoteSpan span) {
        int start = textStart + text.codePointCount(0, span.start());
        PassagePart part = parts.stream()
                .filter(candidate -> start < candidate.end())
                .findFirst()
                .orElseGet(parts::getLast);
        return new Citation(
                passage.number(),
                passage.plan().documentId(),
                passage.externalId(),
                passage.title(),
                version,
                part.chunkId(),
                part.page(),
                start,
                start + text.codePointCount(span.start(), span.end()),
                text.substring(span.start(), span.end()),
                span.exact());
    }

    private String why(Optional<Passage> cited, String quote) {
        if (quote.codePoints().filter(Character::isLetterOrDigit).count() < FindQuote.LETTERS_MIN) {
            return "It is too short to prove anything.";
        }
        if (cited.isEmpty()) {
            return "There is no passage of that number, and no other has it.";
        }
        Optional<Stretch> stored = stretch(cited.get());
        if (stored.isEmpty()) {
            return "The document has been deleted since.";
        }
        return stored.get().version() == cited.get().plan().version()
                ? "It is not in the stored text."
                : "The document has changed since, and it was not found in version "
                        + stored.get().version() + ".";
    }

    private Optional<Stretch> stretch(Passage passage) {
        return stretches.computeIfAbsent(
                passage.number(),
                unused -> texts.stretch(
                        passage.plan().documentId(), passage.plan().start(), passage.end()));
    }

    private Optional<Whole> whole(DocumentId id) {
        return wholes.computeIfAbsent(
                id,
                unused -> texts.whole(id, CHANGED_CHARACTERS_MAX)
                        .filter(whole -> !whole.chunks().isEmpty()));
    }
}
