package dev.commonplace.bootstrap;

import dev.commonplace.application.operations.JobWorker;
import dev.commonplace.application.operations.JobWorkerSettings;
import dev.commonplace.persistence.operations.PostgresJobSignals;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The worker that does the jobs of every feature. */
final class WorkerWiring {
    private WorkerWiring() {}

    /** @return empty where the settings want none */
    static Optional<JobWorker> worker(
            Settings.Worker settings,
            PersistenceWiring persistence,
            ServiceDatabase database,
            DocumentsWiring documents,
            SpacesWiring spaces,
            SearchWiring search,
            TopicsWiring topics,
            ClaimsWiring claims,
            Metrics metrics,
            Platform platform) {
        if (settings.slots() == 0) {
            return Optional.empty();
        }
        String name = "worker-" + platform.ids().next();
        PostgresJobSignals signals = new PostgresJobSignals(database.unpooled(), name);
        return Optional.of(new JobWorker(
                name,
                persistence.jobQueue(signals),
                signals,
                Stream.of(
                                documents.jobHandlers(),
                                spaces.useCases().jobHandlers(),
                                search.jobHandlers(),
                                topics.jobHandlers(),
                                claims.jobHandlers())
                        .flatMap(List::stream)
                        .toList(),
                JobWorkerSettings.DEFAULT.withSlots(settings.slots()),
                platform.clock(),
                () -> ThreadLocalRandom.current().nextDouble(),
                new JobReporter(metrics.registry())));
    }
}
