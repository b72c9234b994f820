package dev.commonplace.bootstrap;

import dev.commonplace.application.live.LiveConversations;
import dev.commonplace.application.operations.JobWorker;
import dev.commonplace.application.search.IndexingFollowUps;
import dev.commonplace.application.search.ListVectorIndexes;
import dev.commonplace.application.search.RecentSearchSettings;
import dev.commonplace.application.search.WriteSearchLogLater;
import dev.commonplace.application.topics.AnalyseTopics;
import dev.commonplace.http.HttpServer;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole service: starts database, models, worker and HTTP in this order and closes them in the reverse one. A start
 * that fails closes what had started.
 */
public final class Product implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Product.class);

    private final ResourceStack resources;
    private final HttpServer http;
    private final String host;
    private final String databaseDescription;
    private final Optional<FirstRun.Made> firstRun;

    private Product(
            ResourceStack resources,
            HttpServer http,
            String host,
            String databaseDescription,
            Optional<FirstRun.Made> firstRun) {
        this.resources = resources;
        this.http = http;
        this.host = host;
        this.databaseDescription = databaseDescription;
        this.firstRun = firstRun;
    }

    /** Starts everything; when this returns, requests are answered and jobs are done. */
    public static Product start(Settings settings) {
        ResourceStack resources = new ResourceStack();
        boolean started = false;
        try {
            Product product = start(settings, resources);
            started = true;
            return product;
        } finally {
            if (!started) {
                resources.close();
            }
        }
    }

    private static Product start(Settings settings, ResourceStack resources) {
        LOG.info("Commonplace {} starts.", CommonplaceCommand.Version.current());
        LOG.debug("{}", settings);
        Metrics metrics = resources.add(new Metrics());
        ModelsWiring models = resources.add(ModelsWiring.of(settings));
        // The database takes its time as well, so that the models are loaded beside it.
        BackgroundTask loading = BackgroundTask.start("load-models", models::load);
        ServiceDatabase database = resources.add(ServiceDatabase.openForService(settings.database()));
        database.pool().setMetricsTrackerFactory(metrics.pool());
        Platform platform = Platform.ofThisMachine();
        IndexPolicyWiring indexes = resources.add(new IndexPolicyWiring());
        PersistenceWiring persistence = new PersistenceWiring(database.pool(), settings, indexes.live());
        Storage storage = persistence.storage();

        TenancyWiring tenancy = TenancyWiring.of(storage, models.embeddingModels(), platform);
        GuardWiring guard = GuardWiring.of(storage, platform);
        FilesWiring files = resources.add(FilesWiring.of(settings.documents()));
        DocumentsWiring documents = DocumentsWiring.of(
                storage,
                models.embeddingModels(),
                files,
                guard.guards(),
                models.tokenizer(),
                settings.documents().chunking(),
                platform);
        RecentSearchSettings recent = new RecentSearchSettings(platform.clock());
        WriteSearchLogLater searchLog = resources.add(new WriteSearchLogLater(
                storage.search(), new SearchLogReporter(metrics.registry()), new JobReporter(metrics.registry())));
        searchLog.start();
        SpacesWiring spaces = SpacesWiring.of(
                storage,
                models.embeddingModels(),
                platform,
                indexes.beforeSwitch(settings.vectorIndex(), persistence),
                recent,
                searchLog);
        SearchWiring search = SearchWiring.of(
                storage,
                models.embeddingModels(),
                guard.guards(),
                recent,
                searchLog,
                List.of((id, anew) ->
                        anew ? AnalyseTopics.fullJob(platform.ids(), id) : AnalyseTopics.job(platform.ids(), id)),
                platform);
        TopicsWiring topics = TopicsWiring.of(storage, models.chat(), platform);
        ConversationsWiring conversations =
                ConversationsWiring.of(storage, guard.guards(), new IndexingFollowUps(platform.ids()), platform);
        ClaimsWiring claims = ClaimsWiring.of(storage, guard.guards(), models, platform);
        AnswersWiring answers = AnswersWiring.of(storage, search, models, platform);
        OperationsWiring operations = OperationsWiring.of(storage, platform);

        loading.await();
        Optional<FirstRun.Made> firstRun = new FirstRun(
                        tenancy, models.embeddingModels().byDefault().model().name())
                .run(Environment.operator());
        Optional<JobWorker> worker = WorkerWiring.worker(
                settings.worker(), persistence, database, documents, spaces, search, topics, claims, metrics, platform);
        worker.ifPresent(present -> resources.add(present).start());
        RetentionWiring.schedule(settings, persistence, metrics, platform)
                .ifPresent(schedule -> resources.add(schedule).start());
        indexes.start(settings.vectorIndex(), persistence, database, metrics, platform);
        LiveConversations live =
                resources.add(LiveWiring.start(storage, database, tenancy, guard, conversations, topics, platform));
        HttpServer http = resources.add(HttpWiring.start(
                settings.http(),
                settings.documents().uploadBytesMax(),
                HttpWiring.useCases(
                        tenancy,
                        documents,
                        TranscriptsWiring.of(conversations, files),
                        search,
                        answers,
                        guard,
                        conversations,
                        topics,
                        CorrectionsWiring.of(storage, guard.guards(), topics.analyseTopics(), platform),
                        live,
                        claims,
                        operations,
                        spaces,
                        models,
                        new ListVectorIndexes(persistence.vectorIndexes())),
                HttpWiring.ports(storage, database, models, metrics, platform)));
        resources.add(StartCheck.start(spaces, models, database, settings.vectorIndex()));
        return new Product(resources, http, settings.http().host(), database.description(), firstRun);
    }

    /** Where requests are answered. */
    public String address() {
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + http.port();
    }

    /** The key of the tenant that this start made, if it made one. */
    Optional<FirstRun.Made> firstRun() {
        return firstRun;
    }

    /** Tells a person what there is. */
    void welcome(PrintStream out) {
        new Welcome(out).print(address(), databaseDescription, firstRun);
    }

    @Override
    public void close() {
        resources.close();
    }
}
