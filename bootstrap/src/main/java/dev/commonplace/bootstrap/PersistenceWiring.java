package dev.commonplace.bootstrap;

import dev.commonplace.application.operations.JobQueue;
import dev.commonplace.application.operations.Retention;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.application.search.RecallWork;
import dev.commonplace.application.search.VectorIndexStates;
import dev.commonplace.application.search.VectorIndexWork;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.persistence.annotations.JooqAnnotationsWork;
import dev.commonplace.persistence.answers.JooqAnswersWork;
import dev.commonplace.persistence.claims.JooqClaimsWork;
import dev.commonplace.persistence.conversations.JooqConversationsWork;
import dev.commonplace.persistence.corrections.JooqCorrectionsWork;
import dev.commonplace.persistence.corrections.JooqTopicPins;
import dev.commonplace.persistence.documents.JooqDocumentsWork;
import dev.commonplace.persistence.documents.JooqMoveWork;
import dev.commonplace.persistence.embeddings.JooqEmbeddingsWork;
import dev.commonplace.persistence.guard.JooqGuardWork;
import dev.commonplace.persistence.operations.JooqIdempotentRequests;
import dev.commonplace.persistence.operations.JooqJobQueue;
import dev.commonplace.persistence.operations.JooqOperationsWork;
import dev.commonplace.persistence.operations.JooqRetention;
import dev.commonplace.persistence.operations.SignOfLife;
import dev.commonplace.persistence.search.JooqMessageSearchWork;
import dev.commonplace.persistence.search.JooqRecallWork;
import dev.commonplace.persistence.search.JooqSearchWork;
import dev.commonplace.persistence.search.JooqVectorIndexStates;
import dev.commonplace.persistence.search.JooqVectorIndexWork;
import dev.commonplace.persistence.search.VectorSearch;
import dev.commonplace.persistence.support.JooqOperatorTransactions;
import dev.commonplace.persistence.support.JooqTransactions;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import dev.commonplace.persistence.tenancy.JooqOperatorWork;
import dev.commonplace.persistence.tenancy.JooqTenancyWork;
import dev.commonplace.persistence.topics.JooqTopicsWork;
import dev.commonplace.persistence.training.JooqTrainingWork;
import javax.sql.DataSource;

/** Storage on PostgreSQL. One for each pool of connections. */
final class PersistenceWiring {
    private final ScopedTransactions transactions;
    private final VectorSearch vectorSearch;
    private final LiveIndexes live;

    PersistenceWiring(DataSource pool, Settings settings) {
        this(pool, settings, LiveIndexes.none());
    }

    /** @param live what searches ask for the indexes of single spaces, and tell of them */
    PersistenceWiring(DataSource pool, Settings settings, LiveIndexes live) {
        this.live = live;
        this.vectorSearch = VectorIndexWiring.search(settings.vectorIndex());
        Settings.Timeouts timeouts = settings.database().timeouts();
        this.transactions = new ScopedTransactions(
                pool,
                TransactionLimits.DEFAULT
                        .withStatement(timeouts.statement())
                        .withLock(timeouts.lock())
                        .withIdle(timeouts.idleInTransaction()));
    }

    Storage storage() {
        return new Storage(
                new JooqTransactions<>(transactions, JooqTenancyWork::new),
                new JooqOperatorTransactions<>(transactions, JooqOperatorWork::new),
                new JooqTransactions<>(transactions, JooqDocumentsWork::new),
                new JooqTransactions<>(transactions, JooqEmbeddingsWork::new),
                new JooqTransactions<>(transactions, JooqMoveWork::new),
                new JooqTransactions<>(
                        transactions, (dsl, tenantId) -> new JooqSearchWork(dsl, tenantId, vectorSearch, live)),
                new JooqTransactions<>(transactions, JooqMessageSearchWork::new),
                new JooqTransactions<>(transactions, JooqGuardWork::new),
                new JooqTransactions<>(transactions, JooqAnswersWork::new),
                new JooqTransactions<>(transactions, JooqConversationsWork::new),
                new JooqTransactions<>(
                        transactions,
                        (dsl, tenantId) -> new JooqTopicsWork(dsl, tenantId, new JooqTopicPins(dsl, tenantId))),
                new JooqTransactions<>(transactions, JooqCorrectionsWork::new),
                new JooqTransactions<>(transactions, JooqAnnotationsWork::new),
                new JooqTransactions<>(transactions, JooqClaimsWork::new),
                new JooqTransactions<>(transactions, JooqTrainingWork::new),
                new JooqTransactions<>(transactions, JooqOperationsWork::new),
                new JooqIdempotentRequests(transactions));
    }

    Transactions<RecallWork> recall() {
        return new JooqTransactions<>(transactions, JooqRecallWork::new);
    }

    Transactions<VectorIndexWork> vectorIndexes() {
        return new JooqTransactions<>(transactions, JooqVectorIndexWork::new);
    }

    VectorIndexStates vectorIndexStates() {
        return new JooqVectorIndexStates(transactions);
    }

    Retention retention() {
        return new JooqRetention(transactions);
    }

    /** @param signOfLife by which others see that the worker lives */
    JobQueue jobQueue(SignOfLife signOfLife) {
        return new JooqJobQueue(transactions, signOfLife);
    }
}
