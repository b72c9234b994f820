package dev.commonplace.bootstrap;

import dev.commonplace.application.live.LiveConversations;
import dev.commonplace.application.search.ListVectorIndexes;
import dev.commonplace.http.HttpLimits;
import dev.commonplace.http.HttpPorts;
import dev.commonplace.http.HttpServer;
import dev.commonplace.http.HttpSettings;
import dev.commonplace.http.HttpUseCases;
import dev.commonplace.http.answers.AnswersUseCases;
import dev.commonplace.http.documents.DocumentsUseCases;
import dev.commonplace.http.embeddings.EmbeddingsUseCases;
import dev.commonplace.http.guard.GuardUseCases;
import dev.commonplace.http.operations.OperationsUseCases;
import dev.commonplace.http.requests.BodyLimits;
import dev.commonplace.http.requests.RateLimit;
import dev.commonplace.http.search.SearchUseCases;
import dev.commonplace.http.tenancy.TenancyUseCases;
import dev.commonplace.http.topics.TopicsUseCases;
import dev.commonplace.http.transcripts.TranscriptsUseCases;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The API over HTTP. */
final class HttpWiring {
    private HttpWiring() {}

    static HttpUseCases useCases(
            TenancyWiring tenancy,
            DocumentsWiring documents,
            TranscriptsUseCases transcripts,
            SearchWiring search,
            AnswersWiring answers,
            GuardWiring guard,
            ConversationsWiring conversations,
            TopicsWiring topics,
            CorrectionsWiring corrections,
            LiveConversations live,
            ClaimsWiring claims,
            OperationsWiring operations,
            SpacesWiring spaces,
            ModelsWiring models,
            ListVectorIndexes indexes) {
        return new HttpUseCases(
                tenancy.authenticate(),
                new TenancyUseCases(
                        tenancy.createTenant(), tenancy.manageTenants(), tenancy.issueKey(), tenancy.manageKeys()),
                new DocumentsUseCases(
                        documents.ingestDocument(),
                        documents.ingestDocuments(),
                        documents.ingestArchive(),
                        documents.ingestEmbedded(),
                        documents.ingestUrl(),
                        documents.readDocuments(),
                        documents.awaitDocument(),
                        documents.deleteDocument()),
                transcripts,
                new EmbeddingsUseCases(spaces.useCases(), spaces.compareSpaces(), models.embeddingModels(), indexes),
                new SearchUseCases(
                        search.searchLibrary(),
                        search.searchMessages(),
                        search.searchNodes(),
                        search.searchConversations(),
                        search.readSearchLog(),
                        search.giveFeedback(),
                        search.analyseSearches(),
                        search.manageSearchSettings(),
                        search.suggestWords()),
                new AnswersUseCases(answers.answerQuestion()),
                new GuardUseCases(guard.manageGuardPolicy(), guard.scanText()),
                conversations.useCases(),
                new TopicsUseCases(topics.readGraph(), topics.requestAnalysis()),
                corrections.corrections(),
                corrections.exports(),
                live,
                claims.annotations(),
                claims.claims(),
                corrections.training(),
                new OperationsUseCases(operations.manageJobs(), operations.readAuditLog()));
    }

    static HttpPorts ports(
            Storage storage, ServiceDatabase database, ModelsWiring models, Metrics metrics, Platform platform) {
        return new HttpPorts(
                storage.idempotentRequests(),
                new ServiceReadiness(database, models),
                metrics::scrape,
                metrics::answered,
                platform.ids(),
                platform.clock());
    }

    /** Binds the port; requests are answered from then on. */
    static HttpServer start(Settings.Http settings, long uploadBytesMax, HttpUseCases useCases, HttpPorts ports) {
        HttpLimits usual = HttpLimits.DEFAULT;
        RateLimit perKey =
                new RateLimit(2L * settings.requestsPerSecond(), settings.requestsPerSecond(), Duration.ofSeconds(1));
        HttpLimits limits = new HttpLimits(
                new BodyLimits(
                        usual.bodies().jsonBytesMax(),
                        uploadBytesMax,
                        usual.bodies().bulkBytesMax()),
                perKey,
                usual.failedKeysPerAddress(),
                usual.silenceMax(),
                usual.workMax(),
                usual.shutdownMax(),
                usual.live());
        try {
            return HttpServer.start(
                    new HttpSettings(
                            settings.host(),
                            settings.port(),
                            limits,
                            List.of(),
                            Path.of(System.getProperty("java.io.tmpdir"))),
                    useCases,
                    ports);
        } catch (RuntimeException failure) {
            throw new ServiceException(
                    "Cannot listen on " + settings.host() + ":" + settings.port() + " (" + rootMessage(failure)
                            + "). Stop what uses the port, or set COMMONPLACE_PORT.",
                    failure);
        }
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
