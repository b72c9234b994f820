package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.search.ConvexFusion;
import dev.commonplace.domain.search.FoundChunk;
import dev.commonplace.domain.search.RankedHit;
import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Finds chunks of a tenant's documents by words, by meaning, or by both, and notes the search in the search log in the
 * same transaction. The question is embedded before the transaction begins.
 */
public final class SearchLibrary {
    /**
     * How deep each leg of a hybrid search is read before both are fused: a chunk that one leg ranks low can still be
     * lifted by the other.
     */
    public static final int FUSION_DEPTH = 1_000;

    private final Transactions<SearchWork> transactions;
    private final EmbeddingModels models;
    private final MakeId ids;
    private final Clock clock;

    public SearchLibrary(Transactions<SearchWork> transactions, EmbeddingModels models, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.models = models;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A search.
     *
     * @param query the question in words; needed unless there is a vector and the mode is semantic
     * @param vector the question as a vector of the tenant's space, in place of the embedded query
     * @param limit the most hits wanted, 1 to {@link #LIMIT_MAX}
     * @param filter which documents are searched at all
     * @param filterAsWritten the filter in the caller's words, for the log
     * @param threshold the least score of a hit, in the mode's own scores: BM25 for text, cosine for semantic, 0..1 for
     *     hybrid
     * @param explain whether the hits say how they came by their scores
     */
    public record Command(
            Optional<String> query,
            Optional<Embedding> vector,
            SearchMode mode,
            int limit,
            DocumentFilter filter,
            JsonObject filterAsWritten,
            OptionalDouble threshold,
            boolean explain) {
        public static final int LIMIT_DEFAULT = 10;
        public static final int LIMIT_MAX = 200;
        public static final int QUERY_CHARACTERS_MAX = 10_000;

        public Command {
            query = query.flatMap(text -> Text.optional("/query", text, QUERY_CHARACTERS_MAX));
            Objects.requireNonNull(vector, "vector");
            Objects.requireNonNull(mode, "mode");
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(filterAsWritten, "filterAsWritten");
            if (limit < 1 || limit > LIMIT_MAX) {
                throw RefusedException.invalid("/limit", "A search has 1 to " + LIMIT_MAX + " hits.");
            }
            if (query.isEmpty() && (mode.usesWords() || vector.isEmpty())) {
                throw RefusedException.invalid("/query", "A query is required here, and it must not be blank.");
            }
            if (threshold.isPresent() && !Double.isFinite(threshold.getAsDouble())) {
                throw RefusedException.invalid("/threshold", "A threshold is a finite number.");
            }
        }
    }

    /** A chunk that was found. */
    public record Hit(RankedHit ranked, Chunk chunk, Document document) {}

    /**
     * What was found.
     *
     * @param logged the search's entry in the search log
     * @param mode the mode that was used: text in place of hybrid where the embedding model did not answer
     * @param degraded why the mode is not the one asked for
     * @param explanation how the scores came about, where it was asked for
     */
    public record Outcome(
            SearchLogEntry logged,
            SearchMode mode,
            Optional<String> degraded,
            List<Hit> hits,
            Optional<Explanation> explanation) {}

    /**
     * How the scores of a search came about.
     *
     * @param formula the final score in terms of the parts of a hit
     * @param lexemes the words that were looked for, with their weights
     * @param space where meaning was compared
     */
    public record Explanation(String formula, List<FindByWords.QueryLexeme> lexemes, Optional<EmbeddingSpace> space) {}

    /**
     * @throws RefusedException {@code INVALID_VALUE} for a vector that does not fit the tenant's space;
     *     {@code UNAVAILABLE} for a semantic search while the embedding model does not answer
     */
    public Outcome search(Caller caller, Command command) {
        caller.require(Role.READER);
        Instant start = clock.instant();
        Optional<EmbeddingSpace> space = command.mode().usesMeaning()
                ? transactions.readInTenant(
                        caller.tenantId(), work -> work.embeddingSpaces().active())
                : Optional.empty();
        Question question = question(command, space);
        return transactions.inTenant(caller.tenantId(), work -> {
            List<RankedHit> ranking = rank(work, command, question);
            List<Hit> hits = fetch(work, best(ranking, command));
            SearchLogEntry entry = entry(caller, command, question.mode(), hits, start);
            work.searchLog().record(entry);
            Optional<Explanation> explanation =
                    command.explain() ? Optional.of(explain(work, command, question)) : Optional.empty();
            return new Outcome(entry, question.mode(), question.degraded(), hits, explanation);
        });
    }

    /** A question that is ready to be asked: with its vector where meaning is wanted and to be had. */
    private record Question(
            SearchMode mode, Optional<EmbeddingSpace> space, Optional<Embedding> vector, Optional<String> degraded) {}

    private Question question(Command command, Optional<EmbeddingSpace> found) {
        if (!command.mode().usesMeaning()) {
            return new Question(command.mode(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        EmbeddingSpace space = found.orElseThrow(
                () -> new RefusedException(ErrorCode.WRONG_STATE, "The tenant has no embedding space to search in."));
        if (command.vector().isPresent()) {
            Embedding vector = space.requireFitting(command.vector().get());
            return new Question(command.mode(), Optional.of(space), Optional.of(vector), Optional.empty());
        }
        try {
            Embedding vector = model(space).embed(command.query().orElseThrow());
            return new Question(command.mode(), Optional.of(space), Optional.of(vector), Optional.empty());
        } catch (ModelUnavailableException unavailable) {
            if (command.mode() == SearchMode.SEMANTIC) {
                throw new RefusedException(
                        ErrorCode.UNAVAILABLE, "The embedding model does not answer: " + unavailable.getMessage());
            }
            return new Question(
                    SearchMode.TEXT,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("The embedding model does not answer, so that only words were searched: "
                            + unavailable.getMessage()));
        }
    }

    private EmbedText model(EmbeddingSpace space) {
        return models.find(space)
                .orElseThrow(() -> new ModelUnavailableException(models.whyMissing(space), false, null));
    }

    private static List<RankedHit> rank(SearchWork work, Command command, Question question) {
        int depth = question.mode() == SearchMode.HYBRID ? FUSION_DEPTH : command.limit();
        List<ScoredChunk> byWords = question.mode().usesWords()
                ? work.words().findByWords(command.query().orElseThrow(), command.filter(), depth)
                : List.of();
        List<ScoredChunk> byMeaning = question.mode().usesMeaning()
                ? work.meaning()
                        .findByMeaning(
                                question.space().orElseThrow(),
                                question.vector().orElseThrow(),
                                command.filter(),
                                depth)
                : List.of();
        return switch (question.mode()) {
            case TEXT -> ConvexFusion.wordsOnly(byWords);
            case SEMANTIC -> ConvexFusion.meaningOnly(byMeaning);
            case HYBRID -> ConvexFusion.DEFAULT.fuse(byWords, byMeaning);
        };
    }

    private static List<RankedHit> best(List<RankedHit> ranking, Command command) {
        double least = command.threshold().orElse(Double.NEGATIVE_INFINITY);
        return ranking.stream()
                .filter(hit -> hit.score() >= least)
                .limit(command.limit())
                .toList();
    }

    private static List<Hit> fetch(SearchWork work, List<RankedHit> ranking) {
        Map<ChunkId, Chunk> chunks =
                work.chunks().findAll(ranking.stream().map(RankedHit::chunkId).toList());
        Map<DocumentId, Document> documents = work.documents()
                .findAll(chunks.values().stream()
                        .map(Chunk::documentId)
                        .distinct()
                        .toList());
        List<Hit> hits = new ArrayList<>(ranking.size());
        for (RankedHit ranked : ranking) {
            // A chunk that was replaced between the ranking and this look is gone: there is nothing to show of it.
            Chunk chunk = chunks.get(ranked.chunkId());
            Document document = chunk == null ? null : documents.get(chunk.documentId());
            if (chunk != null && document != null) {
                hits.add(new Hit(ranked, chunk, document));
            }
        }
        return List.copyOf(hits);
    }

    private SearchLogEntry entry(Caller caller, Command command, SearchMode mode, List<Hit> hits, Instant start) {
        OptionalDouble top =
                hits.stream().mapToDouble(hit -> hit.ranked().score()).max();
        OptionalDouble average =
                hits.stream().mapToDouble(hit -> hit.ranked().score()).average();
        Instant now = clock.instant();
        return new SearchLogEntry(
                ids.next(),
                now,
                caller.actor().id(),
                command.query(),
                mode,
                command.limit(),
                command.filterAsWritten(),
                hits.size(),
                hits.stream().map(SearchLibrary::found).toList(),
                top,
                average,
                Math.toIntExact(Math.max(0, Duration.between(start, now).toMillis())),
                caller.origin().requestId());
    }

    private static FoundChunk found(Hit hit) {
        return new FoundChunk(hit.chunk().id(), hit.document().id());
    }

    private static Explanation explain(SearchWork work, Command command, Question question) {
        String formula = switch (question.mode()) {
            case TEXT -> "score = text.score, a BM25 sum";
            case SEMANTIC -> "score = semantic.score, a cosine";
            case HYBRID ->
                "score = text.weight * text.normalized + semantic.weight * semantic.normalized;"
                        + " normalized = (score - least) / (greatest - least) of the leg, 0 where the leg did not find it";
        };
        List<FindByWords.QueryLexeme> lexemes = question.mode().usesWords()
                ? work.words().lexemes(command.query().orElseThrow())
                : List.of();
        return new Explanation(formula, lexemes, question.space());
    }
}
