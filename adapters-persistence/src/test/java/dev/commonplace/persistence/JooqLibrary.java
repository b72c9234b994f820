package dev.commonplace.persistence;

import dev.commonplace.application.annotations.AnnotationsWork;
import dev.commonplace.application.answers.AnswersWork;
import dev.commonplace.application.claims.ClaimsWork;
import dev.commonplace.application.conversations.ConversationsWork;
import dev.commonplace.application.corrections.CorrectionsWork;
import dev.commonplace.application.documents.DocumentsWork;
import dev.commonplace.application.embeddings.EmbeddingsWork;
import dev.commonplace.application.embeddings.MoveWork;
import dev.commonplace.application.guard.GuardWork;
import dev.commonplace.application.search.MessageSearchWork;
import dev.commonplace.application.search.SearchWork;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.OperatorTransactions;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.application.tenancy.OperatorWork;
import dev.commonplace.application.tenancy.TenancyWork;
import dev.commonplace.application.topics.TopicsWork;
import dev.commonplace.application.training.TrainingWork;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.shared.CountingIds;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
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
import dev.commonplace.persistence.search.JooqMessageSearchWork;
import dev.commonplace.persistence.search.JooqSearchWork;
import dev.commonplace.persistence.support.JooqOperatorTransactions;
import dev.commonplace.persistence.support.JooqTransactions;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import dev.commonplace.persistence.tenancy.JooqOperatorWork;
import dev.commonplace.persistence.tenancy.JooqTenancyWork;
import dev.commonplace.persistence.topics.JooqTopicsWork;
import dev.commonplace.persistence.training.JooqTrainingWork;

/** The adapters of PostgreSQL, wired on a database of their own. */
public record JooqLibrary(
        TestDatabase database,
        OperatorTransactions<OperatorWork> operator,
        Transactions<TenancyWork> tenancy,
        Transactions<EmbeddingsWork> embeddings,
        Transactions<MoveWork> moves,
        Transactions<DocumentsWork> documents,
        Transactions<SearchWork> search,
        Transactions<MessageSearchWork> messageSearch,
        Transactions<GuardWork> guard,
        Transactions<AnswersWork> answers,
        Transactions<ConversationsWork> conversations,
        Transactions<TopicsWork> topics,
        Transactions<CorrectionsWork> corrections,
        Transactions<AnnotationsWork> annotations,
        Transactions<ClaimsWork> claims,
        Transactions<TrainingWork> training,
        MakeId ids)
        implements LibraryUnderTest, AutoCloseable {
    public static JooqLibrary open() {
        TestDatabase database = TestDatabase.create();
        ScopedTransactions transactions = new ScopedTransactions(database.service(), TransactionLimits.DEFAULT);
        return new JooqLibrary(
                database,
                new JooqOperatorTransactions<>(transactions, JooqOperatorWork::new),
                new JooqTransactions<>(transactions, JooqTenancyWork::new),
                new JooqTransactions<>(transactions, JooqEmbeddingsWork::new),
                new JooqTransactions<>(transactions, JooqMoveWork::new),
                new JooqTransactions<>(transactions, JooqDocumentsWork::new),
                new JooqTransactions<>(transactions, JooqSearchWork::new),
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
                new CountingIds());
    }

    @Override
    public void close() {
        database.close();
    }
}
