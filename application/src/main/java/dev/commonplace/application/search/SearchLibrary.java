package dev.commonplace.application.search;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.search.TenantSearchSettings.WithSpace;
import dev.commonplace.application.search.UnderstandQuestion.Given;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.search.Facet;
import dev.commonplace.domain.search.FoundChunk;
import dev.commonplace.domain.search.RankedHit;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds chunks of a tenant's documents by words, by meaning, or by both, and notes the search for the search log. It only reads,
 * and the question is embedded before its transaction begins.
 */
public final class SearchLibrary {
    /**
     * How deep each leg is read where the order can still change: a chunk that one leg ranks low can be lifted by the
     * other, or by a boost.
     */
    public static final int FUSION_DEPTH = 1_000;

    /** Refusals that another space or other settings than those remembered might not lead to. */
    private static final Set<ErrorCode> BY_SETTINGS = Set.of(ErrorCode.INVALID_VALUE, ErrorCode.WRONG_STATE);

    private final Transactions<SearchWork> transactions;
    private final RecentSearchSettings recent;
    private final UnderstandQuestion understanding;
    private final NoteSearch notes;

    /** The tenant's settings are read for each search. */
    public SearchLibrary(Transactions<SearchWork> transactions, EmbeddingModels models, NoteSearch notes) {
        this(transactions, models, notes, RecentSearchSettings.none());
    }

    /** @param recent forgets a tenant whose settings or space change here */
    public SearchLibrary(
            Transactions<SearchWork> transactions,
            EmbeddingModels models,
            NoteSearch notes,
            RecentSearchSettings recent) {
        this.transactions = transactions;
        this.recent = recent;
        this.understanding = new UnderstandQuestion(models);
        this.notes = notes;
    }

    /**
     * A search.
     *
     * @param filter which documents are searched at all
     * @param filterAsWritten the filter in the caller's words, for the log
     */
    public record Command(
            SearchQuestion question,
            SearchRanking ranking,
            SearchShape shape,
            DocumentFilter filter,
            JsonObject filterAsWritten) {
        public static final int LIMIT_DEFAULT = SearchShape.LIMIT_DEFAULT;
        public static final int LIMIT_MAX = SearchShape.LIMIT_MAX;
        public static final int QUERY_CHARACTERS_MAX = SearchQuestion.QUERY_CHARACTERS_MAX;

        public Command {
            Objects.requireNonNull(shape, "shape");
            Objects.requireNonNull(filter, "filter");
            Objects.requireNonNull(filterAsWritten, "filterAsWritten");
            ranking.mode().ifPresent(question::requireFor);
        }

        /** A search for hits and nothing beside them, in a mode of its own. */
        public Command(
                Optional<String> query,
                Optional<Embedding> vector,
                SearchMode mode,
                int limit,
                DocumentFilter filter,
                JsonObject filterAsWritten,
                OptionalDouble threshold,
                boolean explain) {
            this(
                    new SearchQuestion(query, vector, Optional.empty()),
                    new SearchRanking(
                            Optional.of(mode), OptionalDouble.empty(), threshold, Optional.empty(), Optional.empty()),
                    SearchShape.ofHits(limit, explain),
                    filter,
                    filterAsWritten);
        }
    }

    /**
     * A chunk that was found.
     *
     * @param more other chunks of the document, best first, where hits are grouped by document
     * @param highlights where they were asked for
     * @param explanation where it was asked for
     */
    public record Hit(
            RankedHit ranked,
            Chunk chunk,
            Document document,
            List<MoreChunk> more,
            Optional<Highlights> highlights,
            Optional<HitExplanation> explanation) {}

    /** Another chunk of a document that was found. */
    public record MoreChunk(double score, Chunk chunk) {}

    /**
     * What was found.
     *
     * @param logged the search's entry in the search log
     * @param mode the mode that was used: text in place of hybrid where the embedding model did not answer
     * @param degraded why the mode is not the one asked for
     * @param explanation how the scores came about, where it was asked for
     * @param didYouMean the question with words that the tenant's documents do have, where they lack one of it
     * @param facets in the order in which they were asked for
     */
    public record Outcome(
            SearchLogEntry logged,
            SearchMode mode,
            Optional<String> degraded,
            List<Hit> hits,
            Optional<ScoreExplanation> explanation,
            Optional<String> didYouMean,
            Map<Facet, List<CountFacets.FacetValue>> facets) {}

    /**
     * @throws RefusedException {@code INVALID_VALUE} for a vector that does not fit the tenant's space;
     *     {@code UNAVAILABLE} for a semantic search while the embedding model does not answer; {@code NOT_FOUND} for
     *     more like something that is not there
     */
    public Outcome search(Caller caller, Command command) {
        caller.require(Role.READER);
        NoteSearch.Begun begun = notes.begin(caller, command.question(), command.shape(), command.filterAsWritten());
        Optional<WithSpace> known = recent.find(caller.tenantId());
        Outcome outcome = search(command, begun, known);
        notes.write(begun, outcome.logged());
        return outcome;
    }

    /** Once more with what the tenant has set by now, where it is refused by what is remembered. */
    private Outcome search(Command command, NoteSearch.Begun begun, Optional<WithSpace> known) {
        try {
            return searchBy(command, begun, known);
        } catch (RefusedException refused) {
            if (known.isEmpty() || !BY_SETTINGS.contains(refused.code())) {
                throw refused;
            }
            recent.forget(begun.caller().tenantId());
            return searchBy(command, begun, Optional.empty());
        }
    }

    private Outcome searchBy(Command command, NoteSearch.Begun begun, Optional<WithSpace> known) {
        TenantId tenantId = begun.caller().tenantId();
        if (UnderstandQuestion.needsNoModel(command)) {
            return transactions.readInTenant(tenantId, work -> {
                WithSpace kept = known.orElseGet(() -> recent.read(tenantId, () -> UnderstandQuestion.kept(work)));
                return answer(work, command, begun, UnderstandQuestion.look(work, command, kept));
            });
        }
        WithSpace kept = known.orElseGet(
                () -> recent.read(tenantId, () -> transactions.readInTenant(tenantId, UnderstandQuestion::kept)));
        AskedQuestion asked = understanding.understand(command, UnderstandQuestion.given(command, kept));
        return transactions.readInTenant(tenantId, work -> answer(work, command, begun, asked));
    }

    private Outcome answer(SearchWork work, Command command, NoteSearch.Begun begun, Given given) {
        return answer(work, command, begun, understanding.understand(command, given));
    }

    private Outcome answer(SearchWork work, Command command, NoteSearch.Begun begun, AskedQuestion asked) {
        RankChunks ranks = new RankChunks(work, asked);
        List<ShapeHits.Shaped> shaped = new ShapeHits(work, command, asked, begun.start()).shape(ranks);
        Optional<WordQuery> marked = marked(work, command, asked, ranks.wordQuery());
        List<Hit> hits = new PresentHits(work, command.shape(), marked).present(shaped);
        Map<Facet, List<CountFacets.FacetValue>> facets = new LinkedHashMap<>();
        for (Facet facet : command.shape().facets()) {
            facets.put(
                    facet,
                    work.facets().count(facet, asked.scope(), command.shape().facetValues()));
        }
        Optional<String> didYouMean = didYouMean(work, command, asked, ranks.wordQuery());
        SearchLogEntry entry = notes.end(
                begun,
                asked.mode(),
                found(hits),
                hits.stream().mapToDouble(hit -> hit.ranked().score()).toArray());
        return new Outcome(
                entry,
                asked.mode(),
                asked.degraded(),
                hits,
                command.shape().explain()
                        ? Optional.of(ExplainSearch.explain(asked, ranks.wordQuery()))
                        : Optional.empty(),
                didYouMean,
                facets);
    }

    /** The words to be marked are there also where only meaning was looked for. */
    private static Optional<WordQuery> marked(
            SearchWork work, Command command, AskedQuestion asked, Optional<WordQuery> ranked) {
        boolean wanted = command.shape().highlighting().isPresent();
        return ranked.isEmpty() && wanted && !asked.text().isEmpty()
                ? Optional.of(work.words().understand(asked.text()))
                : ranked;
    }

    private static Optional<String> didYouMean(
            SearchWork work, Command command, AskedQuestion asked, Optional<WordQuery> words) {
        boolean unknown = words.map(WordQuery::hasUnknown).orElse(false);
        return unknown
                ? command.question()
                        .query()
                        .flatMap(query -> new DidYouMean(work.vocabulary()).mend(asked.text(), query))
                : Optional.empty();
    }

    private static List<FoundChunk> found(List<Hit> hits) {
        Stream<FoundChunk> best = hits.stream()
                .map(hit -> new FoundChunk(hit.chunk().id(), hit.document().id()));
        Stream<FoundChunk> more = hits.stream()
                .flatMap(hit -> hit.more().stream()
                        .map(other -> new FoundChunk(
                                other.chunk().id(), hit.document().id())));
        return Stream.concat(best, more).toList();
    }
}
