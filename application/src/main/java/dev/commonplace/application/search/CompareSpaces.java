package dev.commonplace.application.search;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.embeddings.MoveWork;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.search.FoundChunk;
import dev.commonplace.domain.search.MessageScope;
import dev.commonplace.domain.search.NodeScope;
import dev.commonplace.domain.search.RankAgreement;
import dev.commonplace.domain.search.SearchFeedback;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.search.SearchScope;
import dev.commonplace.domain.search.WordConditions;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Asks what people have lately asked once more, in the scopes in which they asked it, in the space in which they are searched and
 * in another, and tells how far the answers agree. Where it is known what people made of the answers then, also which space finds more of that.
 */
public final class CompareSpaces {
    /** How far back in the search log different questions are looked for. */
    private static final int ENTRIES_MAX = 2_000;

    private static final int EXAMPLES_MAX = 10;

    private final Transactions<SearchWork> transactions;
    private final Transactions<MessageSearchWork> talks;
    private final Transactions<MoveWork> moves;
    private final WriteSearchLog log;
    private final EmbeddingModels models;
    private final Auditor auditor;

    /** @param log what it has not written yet is asked once more as well */
    public CompareSpaces(
            Transactions<SearchWork> transactions,
            Transactions<MessageSearchWork> talks,
            Transactions<MoveWork> moves,
            WriteSearchLog log,
            EmbeddingModels models,
            Auditor auditor) {
        this.transactions = transactions;
        this.talks = talks;
        this.moves = moves;
        this.log = log;
        this.models = models;
        this.auditor = auditor;
    }

    /**
     * A wish.
     *
     * @param queries how many different questions to ask at most, the latest ones
     * @param depth how many hits of each are compared
     */
    public record Command(int queries, int depth) {
        public static final int QUERIES_DEFAULT = 50;
        public static final int QUERIES_MAX = 200;
        public static final int DEPTH_DEFAULT = 10;
        public static final int DEPTH_MAX = 100;

        public Command {
            if (queries < 1 || queries > QUERIES_MAX) {
                throw RefusedException.invalid("/queries", "A comparison has 1 to " + QUERIES_MAX + " queries.");
            }
            if (depth < 1 || depth > DEPTH_MAX) {
                throw RefusedException.invalid("/k", "A comparison looks at 1 to " + DEPTH_MAX + " hits.");
            }
        }
    }

    /**
     * How a question was answered.
     *
     * @param used how many of its hits people have used, as far as the tenant still has them
     * @param recallActive which share of them the active space finds
     * @param recallOther which share the other one finds
     */
    public record Compared(
            Asked asked,
            RankAgreement agreement,
            int used,
            OptionalDouble recallActive,
            OptionalDouble recallOther,
            List<UUID> active,
            List<UUID> other) {}

    /**
     * A question of the log.
     *
     * @param scope what was searched, as requests name it
     */
    public record Asked(String scope, String query) {
        private static final String SCOPE = "scope";
        static final String DOCUMENTS = "documents";
        static final String MESSAGES = "messages";
        static final String NODES = "nodes";
        static final String CONVERSATIONS = "conversations";

        static Asked of(SearchLogEntry entry, String query) {
            Object scope = entry.filter().get(SCOPE);
            return new Asked(scope instanceof String word ? word : DOCUMENTS, query);
        }
    }

    /**
     * What came out.
     *
     * @param queries how many questions were asked; fewer than wished where fewer were in the log
     * @param overlap the mean share of hits that both spaces have; empty without questions
     * @param correlation the mean rank correlation of the shared hits, where there were two
     * @param judged how many of the questions have hits that people used
     * @param recallActive the mean share of these that the active space finds
     * @param recallOther the same of the other one
     * @param examples the questions that agree least, worst first
     */
    public record Report(
            EmbeddingSpace active,
            EmbeddingSpace other,
            int depth,
            int queries,
            OptionalDouble overlap,
            OptionalDouble correlation,
            int judged,
            OptionalDouble recallActive,
            OptionalDouble recallOther,
            List<Compared> examples) {}

    private record Spaces(EmbeddingSpace active, EmbeddingSpace other, Map<Asked, Set<ChunkId>> usedByQuery) {}

    /**
     * @throws RefusedException {@code NOT_FOUND}; {@code WRONG_STATE} for the active space, one that is being dropped, or
     *     one whose model this service does not have; {@code UNAVAILABLE} where a model does not answer
     */
    public Report compare(Caller caller, SpaceId id, Command command) {
        caller.require(Role.ADMIN);
        log.settle();
        Spaces spaces = transactions.readInTenant(caller.tenantId(), work -> prepare(work, id, command));
        List<Asked> questions = List.copyOf(spaces.usedByQuery().keySet());
        List<String> queries = questions.stream().map(Asked::query).toList();
        List<Embedding> inActive = embed(spaces.active(), queries);
        List<Embedding> inOther = embed(spaces.other(), queries);
        List<Compared> compared = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            Asked asked = questions.get(i);
            Set<ChunkId> used = spaces.usedByQuery().getOrDefault(asked, Set.of());
            compared.add(compare(
                    caller,
                    asked,
                    used,
                    nearest(caller, asked, spaces.active(), inActive.get(i), command.depth()),
                    nearest(caller, asked, spaces.other(), inOther.get(i), command.depth())));
        }
        Report report = report(spaces, command, compared);
        return moves.inTenant(caller.tenantId(), work -> {
            work.audit()
                    .record(auditor.entry(
                            caller.actor(), caller.origin(), "embedding_space.compare", id, figures(report)));
            return report;
        });
    }

    private static Spaces prepare(SearchWork work, SpaceId id, Command command) {
        EmbeddingSpace other =
                work.embeddingSpaces().find(id).orElseThrow(() -> RefusedException.notFound("The embedding space"));
        if (other.active() || !other.state().takesVectors()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "A space is compared with the active one; this one is "
                            + other.state().word() + ".");
        }
        EmbeddingSpace active = work.embeddingSpaces()
                .active()
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE, "The tenant has no embedding space to compare with."));
        return new Spaces(active, other, latest(work, command.queries()));
    }

    /** Different questions, the latest first, each with what people used of their hits. */
    private static Map<Asked, Set<ChunkId>> latest(SearchWork work, int queries) {
        Map<Asked, Set<ChunkId>> usedByQuery = new LinkedHashMap<>();
        Optional<UUID> after = Optional.empty();
        int read = 0;
        do {
            Page<SearchLogEntry> page =
                    work.searchLog().list(SearchLogFilter.ALL, new PageRequest(PageRequest.LIMIT_MAX, after));
            for (SearchLogEntry entry : page.items()) {
                entry.query().ifPresent(query -> add(work, usedByQuery, Asked.of(entry, query), entry, queries));
            }
            read += page.items().size();
            after = page.next();
        } while (after.isPresent() && read < ENTRIES_MAX && usedByQuery.size() < queries);
        return usedByQuery;
    }

    private static void add(
            SearchWork work, Map<Asked, Set<ChunkId>> usedByQuery, Asked asked, SearchLogEntry entry, int queries) {
        if (usedByQuery.containsKey(asked) || usedByQuery.size() < queries) {
            usedByQuery
                    .computeIfAbsent(asked, unused -> new HashSet<>())
                    .addAll(work.feedback().of(entry.id()).stream()
                            .filter(feedback -> feedback.kind().isUse())
                            .map(SearchFeedback::found)
                            .map(FoundChunk::chunkId)
                            .toList());
        }
    }

    private List<Embedding> embed(EmbeddingSpace space, List<String> queries) {
        EmbedText model = models.find(space)
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.WRONG_STATE, "Questions cannot be embedded: " + models.whyMissing(space)));
        try {
            return model.embed(queries);
        } catch (ModelUnavailableException unavailable) {
            throw new RefusedException(
                    ErrorCode.UNAVAILABLE,
                    "The embedding model " + space.model() + " does not answer: " + unavailable.getMessage());
        }
    }

    private Compared compare(Caller caller, Asked asked, Set<ChunkId> used, List<UUID> active, List<UUID> other) {
        // A chunk that is gone by now can be found by neither.
        Set<UUID> there = transactions.readInTenant(
                caller.tenantId(),
                work -> work.chunks().findAll(List.copyOf(used)).keySet().stream()
                        .map(ChunkId::value)
                        .collect(Collectors.toSet()));
        return new Compared(
                asked,
                RankAgreement.of(active, other),
                there.size(),
                RankAgreement.recall(active, there),
                RankAgreement.recall(other, there),
                active,
                other);
    }

    /** In a transaction of its own: many searches in one would keep old rows alive meanwhile. */
    private List<UUID> nearest(Caller caller, Asked asked, EmbeddingSpace space, Embedding query, int depth) {
        if (asked.scope().equals(Asked.DOCUMENTS)) {
            return transactions.readInTenant(
                    caller.tenantId(),
                    work -> work.meaning().findByMeaning(space, query, SearchScope.ALL, depth).stream()
                            .map(found -> found.chunkId().value())
                            .toList());
        }
        MessageScope all =
                new MessageScope(ConversationAccess.viewer(caller), MessageScope.Filter.ALL, WordConditions.NONE);
        NodeScope topics = new NodeScope(all, Set.of(ZoomLevel.TOPICS), NodeFlags.NONE);
        return talks.readInTenant(caller.tenantId(), work -> switch (asked.scope()) {
            case Asked.MESSAGES ->
                work.findMessages().byMeaning(space, query, all, depth).stream()
                        .map(found -> found.messageId().value())
                        .toList();
            case Asked.NODES ->
                work.findNodes().byMeaning(space, query, topics, depth).stream()
                        .map(found -> found.id().value())
                        .toList();
            case Asked.CONVERSATIONS ->
                work.findConversations().byMeaning(space, query, all, depth).stream()
                        .map(found -> found.id().value())
                        .toList();
            default -> List.of();
        });
    }

    private static Report report(Spaces spaces, Command command, List<Compared> compared) {
        return new Report(
                spaces.active(),
                spaces.other(),
                command.depth(),
                compared.size(),
                compared.stream().mapToDouble(one -> one.agreement().overlap()).average(),
                compared.stream()
                        .flatMapToDouble(one -> one.agreement().correlation().stream())
                        .average(),
                Math.toIntExact(compared.stream().filter(one -> one.used() > 0).count()),
                compared.stream()
                        .flatMapToDouble(one -> one.recallActive().stream())
                        .average(),
                compared.stream()
                        .flatMapToDouble(one -> one.recallOther().stream())
                        .average(),
                compared.stream()
                        .sorted(Comparator.comparingDouble(
                                one -> one.agreement().overlap()))
                        .limit(EXAMPLES_MAX)
                        .toList());
    }

    /** Without the questions: these belong to those who may read the search log. */
    private static Map<String, Object> figures(Report report) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("against", report.active().id().toString());
        figures.put("queries", report.queries());
        figures.put("k", report.depth());
        report.overlap().ifPresent(share -> figures.put("overlap", share));
        report.recallActive().ifPresent(share -> figures.put("recall_active", share));
        report.recallOther().ifPresent(share -> figures.put("recall_space", share));
        return figures;
    }
}
