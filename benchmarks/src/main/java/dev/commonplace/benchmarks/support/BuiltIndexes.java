package dev.commonplace.benchmarks.support;

import dev.commonplace.application.search.ApplyIndexPolicy;
import dev.commonplace.application.search.BuildVectorIndexes;
import dev.commonplace.application.search.IndexObserver;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.domain.embeddings.IndexPolicy;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.maintenance.vectorindex.OwnVectorIndexes;
import dev.commonplace.persistence.search.JooqVectorIndexStates;
import dev.commonplace.persistence.support.ScopedTransactions;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** Builds the indexes that the service's policy wants, with the service's parameters. */
public record BuiltIndexes(OwnVectorIndexes indexes) implements BuildVectorIndexes {
    private static final int M = 16;
    private static final int EF_CONSTRUCTION = 256;

    /** @param owner new connections of the schema's owner */
    public static ApplyIndexPolicy policy(
            ScopedTransactions transactions, DataSource owner, IndexPolicy policy, LiveIndexes live) {
        return new ApplyIndexPolicy(
                new JooqVectorIndexStates(transactions),
                Optional.of(new BuiltIndexes(new OwnVectorIndexes(owner, M, EF_CONSTRUCTION))),
                policy,
                live,
                Clock.systemUTC(),
                IndexObserver.NONE);
    }

    @Override
    public Built build(IndexedSpace space) {
        OwnVectorIndexes.Built built = indexes.build(
                space.indexName(), space.tenantId().value(), space.spaceId().value());
        return new Built(built.bytes(), built.time());
    }

    @Override
    public void drop(String name) {
        indexes.drop(name);
    }
}
