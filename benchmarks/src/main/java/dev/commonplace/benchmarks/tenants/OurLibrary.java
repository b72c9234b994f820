package dev.commonplace.benchmarks.tenants;

import dev.commonplace.application.documents.DocumentsWork;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.application.search.ApplyIndexPolicy;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.application.search.NoteSearch;
import dev.commonplace.application.search.RecentSearchSettings;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchWork;
import dev.commonplace.application.search.WriteSearchLogLater;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.benchmarks.support.BuiltIndexes;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.ContentHash;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.IndexPolicy;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.JooqDocumentsWork;
import dev.commonplace.persistence.search.JooqSearchWork;
import dev.commonplace.persistence.search.VectorSearch;
import dev.commonplace.persistence.support.JooqTransactions;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Our own, by its use case: with row-level security, the rows of the hits, and the search's entry in the log. */
final class OurLibrary implements Searched, AutoCloseable {
    private static final int CHUNKS_PER_DOCUMENT = 20;
    private static final int DOCUMENTS_PER_TRANSACTION = 50;
    private static final int CHUNK_CHARACTERS = 400;
    private static final String MODEL = "known-vectors";
    private static final String[] WORDS =
            ("boundary layer pressure flow supersonic wing heat transfer shock wave plate theory solution"
                            + " method measured mach number laminar turbulent velocity body cone nose edge jet buckling shell")
                    .split(" ");

    private final LiveIndexes live = LiveIndexes.none();
    private final Transactions<DocumentsWork> documents;
    private final WriteSearchLogLater log;
    private final SearchLibrary search;
    private final ApplyIndexPolicy policy;
    private final AtomicLong ids = new AtomicLong();

    /**
     * @param pool as the service has it
     * @param owner new connections of the schema's owner, for builds
     */
    OurLibrary(DataSource pool, DataSource owner, IndexPolicy indexPolicy) {
        ScopedTransactions transactions = new ScopedTransactions(pool, TransactionLimits.DEFAULT);
        this.documents = new JooqTransactions<>(transactions, JooqDocumentsWork::new);
        Transactions<SearchWork> searches = new JooqTransactions<>(
                transactions, (dsl, tenant) -> new JooqSearchWork(dsl, tenant, VectorSearch.EXACT, live));
        this.log = new WriteSearchLogLater(
                searches,
                (entries, why) -> {
                    throw new IllegalStateException(entries + " searches are not in the log: " + why);
                },
                JobObserver.NONE);
        log.start();
        this.search = new SearchLibrary(
                searches,
                new EmbeddingModels(List.of(new NoModel())),
                new NoteSearch(log, this::newId, Clock.systemUTC()),
                new RecentSearchSettings(Clock.systemUTC()));
        this.policy = BuiltIndexes.policy(transactions, owner, indexPolicy, live);
    }

    private UUID newId() {
        return new UUID(0xC000_0000_0000_7000L, 0x8000_0000_0000_0000L | ids.incrementAndGet());
    }

    @Override
    public String name() {
        return "Commonplace";
    }

    @Override
    public List<UUID> search(Population.Question question) {
        Caller caller = new Caller(
                new TenantId(question.tenant()),
                Role.READER,
                new Actor(Actor.Kind.API_KEY, "benchmark", Optional.empty()),
                Origin.INSIDE);
        SearchLibrary.Command command = new SearchLibrary.Command(
                Optional.empty(),
                Optional.of(question.vector()),
                SearchMode.SEMANTIC,
                Population.HITS,
                DocumentFilter.ALL,
                JsonObject.EMPTY,
                OptionalDouble.empty(),
                false);
        return search.search(caller, command).hits().stream()
                .map(hit -> hit.chunk().id().value())
                .toList();
    }

    /** One look of the index policy, as it happens every minute in a service; builds what it wants. */
    List<ApplyIndexPolicy.Step> look() {
        return policy.apply(() -> false);
    }

    /** Writes what is left of the log. */
    @Override
    public void close() {
        log.close();
    }

    void load(Connection owner, Population population) throws SQLException {
        for (Population.Tenant tenant : population.tenants()) {
            try (PreparedStatement insert = owner.prepareStatement(
                    "insert into commonplace.tenants (id, slug, name, embedding_model, created_at, updated_at)"
                            + " values (?, ?, 'A tenant', '" + MODEL + "', now(), now())")) {
                insert.setObject(1, tenant.id());
                insert.setString(2, "t-" + tenant.id().toString().substring(24));
                insert.executeUpdate();
            }
            load(tenant);
        }
    }

    private void load(Population.Tenant tenant) {
        TenantId id = new TenantId(tenant.id());
        EmbeddingSpace space = new EmbeddingSpace(new SpaceId(newId()), MODEL, Mixture.DIMENSION, true, Instant.EPOCH);
        documents.inTenant(id, work -> {
            work.embeddingSpaces().add(space);
            return space;
        });
        int perTransaction = CHUNKS_PER_DOCUMENT * DOCUMENTS_PER_TRANSACTION;
        for (int from = 0; from < tenant.ids().size(); from += perTransaction) {
            int first = from;
            int last = Math.min(from + perTransaction, tenant.ids().size());
            documents.inTenant(id, work -> {
                Map<ChunkId, Embedding> vectors = new HashMap<>();
                for (int next = first; next < last; next += CHUNKS_PER_DOCUMENT) {
                    add(work, tenant, next, Math.min(next + CHUNKS_PER_DOCUMENT, last), vectors);
                }
                work.chunkEmbeddings().putAll(space.id(), vectors);
                return vectors.size();
            });
        }
    }

    private void add(
            DocumentsWork work, Population.Tenant tenant, int first, int last, Map<ChunkId, Embedding> vectors) {
        DocumentId documentId = new DocumentId(newId());
        StringBuilder content = new StringBuilder();
        List<Chunk> chunks = new ArrayList<>();
        for (int i = first; i < last; i++) {
            String text = text(i);
            ChunkId chunkId = new ChunkId(tenant.ids().get(i));
            chunks.add(new Chunk(
                    chunkId,
                    documentId,
                    i - first,
                    content.length(),
                    content.length() + text.length(),
                    80,
                    List.of(),
                    text));
            content.append(text);
            vectors.put(chunkId, Embedding.of(tenant.vectors().get(i)));
        }
        Document document = new Document(
                documentId,
                new DocumentDetails(
                        Optional.empty(),
                        Optional.of("Document " + first),
                        Optional.empty(),
                        List.of(),
                        JsonObject.EMPTY,
                        Optional.of(Instant.EPOCH)),
                MediaType.TEXT,
                ContentHash.of(content.toString()),
                content.length(),
                DocumentStatus.READY,
                Optional.empty(),
                1,
                chunks.size(),
                Instant.EPOCH,
                Instant.EPOCH);
        work.documents().add(document, content.toString());
        work.chunks().addAll(chunks);
    }

    private static String text(int number) {
        Random random = new Random(number);
        StringBuilder text = new StringBuilder();
        while (text.length() < CHUNK_CHARACTERS) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return text.toString();
    }

    /** Every question brings its vector. */
    private static final class NoModel implements EmbedText {
        @Override
        public EmbeddingModel model() {
            return new EmbeddingModel(MODEL, Mixture.DIMENSION, 256);
        }

        @Override
        public List<Embedding> embed(List<String> texts) {
            throw new UnsupportedOperationException("No text is embedded here.");
        }
    }
}
