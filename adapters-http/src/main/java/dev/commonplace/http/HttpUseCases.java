package dev.commonplace.http;

import dev.commonplace.application.conversations.ConversationUseCases;
import dev.commonplace.application.live.LiveConversations;
import dev.commonplace.application.tenancy.Authenticate;
import dev.commonplace.http.annotations.AnnotationsUseCases;
import dev.commonplace.http.answers.AnswersUseCases;
import dev.commonplace.http.claims.ClaimsUseCases;
import dev.commonplace.http.corrections.CorrectionsUseCases;
import dev.commonplace.http.documents.DocumentsUseCases;
import dev.commonplace.http.embeddings.EmbeddingsUseCases;
import dev.commonplace.http.exports.ExportsUseCases;
import dev.commonplace.http.guard.GuardUseCases;
import dev.commonplace.http.operations.OperationsUseCases;
import dev.commonplace.http.search.SearchUseCases;
import dev.commonplace.http.tenancy.TenancyUseCases;
import dev.commonplace.http.topics.TopicsUseCases;
import dev.commonplace.http.training.TrainingUseCases;
import dev.commonplace.http.transcripts.TranscriptsUseCases;

/** Everything that the routes call. */
public record HttpUseCases(
        Authenticate authenticate,
        TenancyUseCases tenancy,
        DocumentsUseCases documents,
        TranscriptsUseCases transcripts,
        EmbeddingsUseCases embeddings,
        SearchUseCases search,
        AnswersUseCases answers,
        GuardUseCases guard,
        ConversationUseCases conversations,
        TopicsUseCases topics,
        CorrectionsUseCases corrections,
        ExportsUseCases exports,
        LiveConversations live,
        AnnotationsUseCases annotations,
        ClaimsUseCases claims,
        TrainingUseCases training,
        OperationsUseCases operations) {}
