package dev.commonplace.bootstrap;

import dev.commonplace.application.annotations.AnnotationsWork;
import dev.commonplace.application.answers.AnswersWork;
import dev.commonplace.application.claims.ClaimsWork;
import dev.commonplace.application.conversations.ConversationsWork;
import dev.commonplace.application.corrections.CorrectionsWork;
import dev.commonplace.application.documents.DocumentsWork;
import dev.commonplace.application.embeddings.EmbeddingsWork;
import dev.commonplace.application.embeddings.MoveWork;
import dev.commonplace.application.guard.GuardWork;
import dev.commonplace.application.operations.IdempotentRequests;
import dev.commonplace.application.operations.OperationsWork;
import dev.commonplace.application.search.MessageSearchWork;
import dev.commonplace.application.search.SearchWork;
import dev.commonplace.application.shared.OperatorTransactions;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.application.tenancy.OperatorWork;
import dev.commonplace.application.tenancy.TenancyWork;
import dev.commonplace.application.topics.TopicsWork;
import dev.commonplace.application.training.TrainingWork;

/** The ways to storage that the use cases need, whatever is behind them. */
record Storage(
        Transactions<TenancyWork> tenancy,
        OperatorTransactions<OperatorWork> operator,
        Transactions<DocumentsWork> documents,
        Transactions<EmbeddingsWork> embeddings,
        Transactions<MoveWork> moves,
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
        Transactions<OperationsWork> operations,
        IdempotentRequests idempotentRequests) {}
