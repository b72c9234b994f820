package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNK_EMBEDDINGS;
import static dev.commonplace.persistence.jooq.Tables.EMBEDDING_SPACES;
import static dev.commonplace.persistence.jooq.Tables.VECTOR_INDEXES;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.search.VectorIndexStates;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.embeddings.RecallRecord;
import dev.commonplace.domain.embeddings.SpaceState;
import dev.commonplace.domain.embeddings.VectorIndexState;
import dev.commonplace.domain.embeddings.VectorIndexState.Cost;
import dev.commonplace.persistence.jooq.tables.records.VectorIndexesRecord;
import dev.commonplace.persistence.support.Scope;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.StatementTimeout;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;
import org.jooq.impl.DSL;

public final class JooqVectorIndexStates implements VectorIndexStates {
    /** Millions of vectors take seconds to count. */
    private static final Duration COUNT_MAX = Duration.ofMinutes(5);

    /** Without the statistics of builds: an index that is under way is not valid, which is all that matters here. */
    private static final String INDEXES = """
            select c.relname, i.indisvalid and i.indisready, pg_relation_size(c.oid)
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where i.indrelid = 'commonplace.chunk_embeddings'::regclass and c.relname like 'chunk\\_embeddings\\_own\\_%'""";

    private final ScopedTransactions transactions;

    public JooqVectorIndexStates(ScopedTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<VectorIndexState> all() {
        return transactions.read(
                Scope.vectorIndex(),
                dsl -> dsl.selectFrom(VECTOR_INDEXES)
                        .orderBy(VECTOR_INDEXES.TENANT_ID, VECTOR_INDEXES.SPACE_ID)
                        .fetch(VectorIndexRows::state));
    }

    @Override
    public void addSearches(IndexedSpace space, long searches) {
        int unused = transactions.run(
                Scope.tenant(space.tenantId()),
                dsl -> dsl.insertInto(
                                VECTOR_INDEXES,
                                VECTOR_INDEXES.TENANT_ID,
                                VECTOR_INDEXES.SPACE_ID,
                                VECTOR_INDEXES.SEARCHES)
                        .select(dsl.select(EMBEDDING_SPACES.TENANT_ID, EMBEDDING_SPACES.ID, val(searches))
                                .from(EMBEDDING_SPACES)
                                .where(EMBEDDING_SPACES.TENANT_ID.eq(
                                        space.tenantId().value()))
                                .and(EMBEDDING_SPACES.ID.eq(space.spaceId().value()))
                                .forKeyShare())
                        .onConflict(VECTOR_INDEXES.TENANT_ID, VECTOR_INDEXES.SPACE_ID)
                        .doUpdate()
                        .set(VECTOR_INDEXES.SEARCHES, VECTOR_INDEXES.SEARCHES.plus(searches))
                        .execute());
    }

    @Override
    public OptionalLong count(IndexedSpace space) {
        return transactions.read(Scope.tenant(space.tenantId()), dsl -> {
            StatementTimeout.raise(dsl, COUNT_MAX);
            boolean known = dsl.fetchExists(
                    EMBEDDING_SPACES,
                    EMBEDDING_SPACES.TENANT_ID.eq(space.tenantId().value()),
                    EMBEDDING_SPACES.ID.eq(space.spaceId().value()),
                    EMBEDDING_SPACES.STAGE.ne(SpaceState.DROPPING.word()));
            return known ? OptionalLong.of(vectors(dsl, space)) : OptionalLong.empty();
        });
    }

    private static long vectors(DSLContext dsl, IndexedSpace space) {
        Integer vectors = dsl.select(DSL.count())
                .from(CHUNK_EMBEDDINGS)
                .where(CHUNK_EMBEDDINGS.TENANT_ID.eq(space.tenantId().value()))
                .and(CHUNK_EMBEDDINGS.SPACE_ID.eq(space.spaceId().value()))
                .fetchSingle()
                .value1();
        return vectors;
    }

    @Override
    public void save(VectorIndexState state, boolean forgetRecall) {
        Condition row = VECTOR_INDEXES
                .TENANT_ID
                .eq(state.space().tenantId().value())
                .and(VECTOR_INDEXES.SPACE_ID.eq(state.space().spaceId().value()));
        int unused = transactions.run(Scope.tenant(state.space().tenantId()), dsl -> {
            UpdateSetMoreStep<VectorIndexesRecord> update = dsl.update(VECTOR_INDEXES)
                    .set(VECTOR_INDEXES.STRATEGY, state.strategy().word())
                    .set(VECTOR_INDEXES.WANTED, state.wanted().word())
                    .set(VECTOR_INDEXES.REASON, state.reason())
                    .set(VECTOR_INDEXES.VECTORS, state.load().vectors())
                    .set(VECTOR_INDEXES.VECTORS_PER_SECOND, state.load().vectorsPerSecond())
                    .set(VECTOR_INDEXES.SEARCHES_SEEN, state.load().searchesSeen())
                    .set(VECTOR_INDEXES.SEARCHES_PER_SECOND, state.load().searchesPerSecond())
                    .set(VECTOR_INDEXES.MEASURED_AT, state.load().measuredAt().orElse(null))
                    .set(VECTOR_INDEXES.EF_SEARCH, state.efSearch())
                    .set(
                            VECTOR_INDEXES.INDEX_BYTES,
                            state.index().map(Cost::bytes).orElse(0L))
                    .set(
                            VECTOR_INDEXES.BUILT_AT,
                            state.index().map(Cost::builtAt).orElse(null))
                    .set(
                            VECTOR_INDEXES.BUILD_SECONDS,
                            state.index()
                                    .map(cost -> VectorIndexRows.seconds(cost.buildTime()))
                                    .orElse(null))
                    .set(
                            VECTOR_INDEXES.BUILT_VECTORS,
                            state.index().map(Cost::vectors).orElse(null))
                    .set(VECTOR_INDEXES.ALARM, state.alarm().orElse(null));
            return (forgetRecall ? forgotten(update) : update).where(row).execute();
        });
    }

    private static UpdateSetMoreStep<VectorIndexesRecord> forgotten(UpdateSetMoreStep<VectorIndexesRecord> update) {
        RecallRecord none = RecallRecord.NONE;
        return update.setNull(VECTOR_INDEXES.RECALL)
                .set(VECTOR_INDEXES.RECALL_SAMPLES, none.samples())
                .set(VECTOR_INDEXES.HITS_ASKED, none.asked())
                .set(VECTOR_INDEXES.HITS_RETURNED, none.returned());
    }

    @Override
    public Map<String, Existing> existing() {
        return transactions.read(Scope.vectorIndex(), dsl -> {
            Map<String, Existing> existing = new HashMap<>();
            dsl.fetch(INDEXES)
                    .forEach(row -> existing.put(
                            row.get(0, String.class), new Existing(row.get(1, Boolean.class), row.get(2, Long.class))));
            return existing;
        });
    }
}
