package dev.commonplace.persistence.embeddings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.documents.DocumentDraft;
import dev.commonplace.application.documents.EmbedDocument;
import dev.commonplace.application.documents.IngestDocument;
import dev.commonplace.application.documents.PrepareDocument;
import dev.commonplace.application.embeddings.DropSpace;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.embeddings.MoveToModel;
import dev.commonplace.application.embeddings.ReadSpaces;
import dev.commonplace.application.embeddings.RollBackSpace;
import dev.commonplace.application.embeddings.SpaceIndexes;
import dev.commonplace.application.embeddings.SpaceUseCases;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.application.operations.JobWorker;
import dev.commonplace.application.operations.JobWorkerSettings;
import dev.commonplace.application.search.NoteSearch;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.WriteSearchLog;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.OperatorCaller;
import dev.commonplace.application.tenancy.CreateTenant;
import dev.commonplace.domain.documents.ChunkingPolicy;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.operations.BackoffPolicy;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.TenantProfile;
import dev.commonplace.fixtures.documents.ParagraphExtractText;
import dev.commonplace.fixtures.documents.WordTokenizeText;
import dev.commonplace.fixtures.embeddings.HashingEmbedText;
import dev.commonplace.fixtures.guard.AtSignDetectPersonalData;
import dev.commonplace.persistence.JooqLibrary;
import dev.commonplace.persistence.operations.JooqJobQueue;
import dev.commonplace.persistence.operations.PostgresJobSignals;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A tenant moves from one model to another while it is searched and filled, and the worker is stopped in between. */
@Timeout(120)
class MoveUnderLoadTest {
    private static final int DOCUMENTS = 60;

    private final Clock clock = Clock.systemUTC();
    private final SlowModel left = new SlowModel("left", 64, 0);
    private final SlowModel entered = new SlowModel("entered", 96, 50);
    private final EmbeddingModels models = new EmbeddingModels(List.of(left, entered));
    private final AtomicInteger names = new AtomicInteger();
    private JooqLibrary library;
    private Auditor auditor;
    private Caller admin;

    @BeforeEach
    void open() {
        library = JooqLibrary.open();
        auditor = new Auditor(library.ids(), clock);
        Actor actor = new Actor(Actor.Kind.COMMAND_LINE, "test", Optional.empty());
        admin = new Caller(
                new CreateTenant(library.operator(), models, auditor, library.ids(), clock)
                        .create(
                                new OperatorCaller(actor, Origin.INSIDE),
                                new CreateTenant.Command(
                                        new Slug("mover"), TenantProfile.named("Mover", "left"), Map.of()))
                        .id(),
                Role.ADMIN,
                actor,
                Origin.INSIDE);
    }

    @AfterEach
    void close() {
        library.close();
    }

    @Test
    void no_search_fails_and_no_chunk_is_missed() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger searches = new AtomicInteger();
        AtomicInteger documents = new AtomicInteger();
        for (int i = 0; i < DOCUMENTS; i++) {
            ingest(documents.incrementAndGet());
        }
        List<Thread> load = new ArrayList<>();
        try {
            try (JobWorker first = startWorker()) {
                await(() -> lacking("left") == 0);
                load.add(repeat(
                        over,
                        failures,
                        () -> assertThat(search(searches.incrementAndGet()).hits())
                                .hasSize(10)));
                load.add(repeat(
                        over,
                        failures,
                        () -> assertThat(search(searches.incrementAndGet()).hits())
                                .hasSize(10)));
                load.add(repeat(over, failures, () -> ingest(documents.incrementAndGet())));
                assertThat(move()).isInstanceOf(MoveToModel.Outcome.Moving.class);
                await(() -> vectors("entered") > 0);
                assertThat(first.running()).as("at work").isPositive();
            }
            assertThat(active()).as("stopped in the middle").isEqualTo("left");
            long kept = vectors("entered");
            try (JobWorker second = startWorker()) {
                await(() -> active().equals("entered"));
                over.set(true);
                for (Thread thread : load) {
                    thread.join();
                }
                await(() -> lacking("entered") == 0 && notReady() == 0 && second.running() == 0);
            }
            assertThat(kept).as("what the first worker did").isPositive();
        } finally {
            over.set(true);
        }
        assertThat(failures).isEmpty();
        assertThat(searches).hasValueGreaterThan(10);
        assertThat(lacking("entered")).isZero();
        assertThat(entered.texts).hasValueLessThan(2 * Math.toIntExact(vectors("entered")));
    }

    @Test
    void a_tenant_goes_back_and_forth_and_drops_what_it_left_and_no_search_fails() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger searches = new AtomicInteger();
        AtomicInteger documents = new AtomicInteger();
        for (int i = 0; i < DOCUMENTS; i++) {
            ingest(documents.incrementAndGet());
        }
        List<Thread> load = new ArrayList<>();
        // Ahead of time, so that nobody waits for the minute that searches under way are given.
        try (JobWorker worker = startWorker(Clock.offset(clock, Duration.ofSeconds(61)))) {
            await(() -> lacking("left") == 0);
            load.add(repeat(
                    over,
                    failures,
                    () -> assertThat(search(searches.incrementAndGet()).hits()).hasSize(10)));
            load.add(repeat(over, failures, () -> ingest(documents.incrementAndGet())));
            SpaceId left = space("left").space().id();
            assertThat(move()).isInstanceOf(MoveToModel.Outcome.Moving.class);
            await(() -> active().equals("entered"));

            assertThat(rollBack()).isInstanceOf(RollBackSpace.Outcome.RolledBack.class);
            assertThat(active()).isEqualTo("left");
            assertThat(rollBack()).isInstanceOf(RollBackSpace.Outcome.RolledBack.class);
            assertThat(active()).isEqualTo("entered");
            DropSpace.Dropping unused = spaces().dropSpace().drop(admin, left);
            await(() -> spaces().readSpaces().read(admin).size() == 1);
            over.set(true);
            for (Thread thread : load) {
                thread.join();
            }
            await(() -> lacking("entered") == 0 && notReady() == 0 && worker.running() == 0);
        } finally {
            over.set(true);
        }
        assertThat(failures).isEmpty();
        assertThat(searches).hasValueGreaterThan(10);
    }

    private RollBackSpace.Outcome rollBack() {
        return spaces().rollBackSpace().rollBack(admin, false);
    }

    private void ingest(int number) {
        String content = ("The heron" + number + " stood in the reeds of lake" + number % 10 + ". ").repeat(12);
        new IngestDocument(
                        library.documents(),
                        new PrepareDocument(
                                new ParagraphExtractText(),
                                new TenantGuards(library.guard(), new AtSignDetectPersonalData(), clock),
                                new WordTokenizeText(),
                                new ChunkingPolicy(16, 0)),
                        auditor,
                        library.ids(),
                        clock)
                .ingest(admin, new DocumentDraft(DocumentDetails.NONE, content, MediaType.TEXT));
    }

    private SearchLibrary.Outcome search(int number) {
        return new SearchLibrary(
                        library.search(),
                        models,
                        new NoteSearch(WriteSearchLog.atOnce(library.search()), library.ids(), clock))
                .search(
                        admin,
                        new SearchLibrary.Command(
                                Optional.of("heron" + (1 + number % DOCUMENTS)),
                                Optional.empty(),
                                SearchMode.SEMANTIC,
                                10,
                                DocumentFilter.ALL,
                                JsonObject.EMPTY,
                                OptionalDouble.empty(),
                                false));
    }

    private MoveToModel.Outcome move() {
        return spaces().moveToModel().move(admin, Optional.of("entered"), Optional.empty());
    }

    private SpaceUseCases spaces() {
        return SpaceUseCases.of(
                library.moves(),
                models,
                id -> EmbedDocument.job(library.ids(), id),
                SpaceIndexes.NONE,
                auditor,
                library.ids(),
                clock,
                System::nanoTime);
    }

    private ReadSpaces.State space(String model) {
        return spaces().readSpaces().read(admin).stream()
                .filter(state -> state.space().model().equals(model))
                .findFirst()
                .orElseThrow();
    }

    private long vectors(String model) {
        return space(model).filling().embedded();
    }

    private long lacking(String model) {
        return space(model).filling().chunks() - vectors(model);
    }

    private String active() {
        return space("entered").space().active() ? "entered" : "left";
    }

    private long notReady() {
        return library.documents()
                .readInTenant(
                        admin.tenantId(),
                        work ->
                                work
                                        .documents()
                                        .list(DocumentFilter.ALL, PageRequest.first(PageRequest.LIMIT_MAX))
                                        .items()
                                        .stream()
                                        .filter(document -> document.status() != DocumentStatus.READY)
                                        .count());
    }

    private JobWorker startWorker() {
        return startWorker(clock);
    }

    private JobWorker startWorker(Clock time) {
        ScopedTransactions transactions =
                new ScopedTransactions(library.database().service(), TransactionLimits.DEFAULT);
        String name = "worker-" + names.incrementAndGet();
        PostgresJobSignals signals =
                new PostgresJobSignals(library.database().url().dataSource(), name);
        JobWorker worker = new JobWorker(
                name,
                new JooqJobQueue(transactions, signals),
                signals,
                List.of(
                        new EmbedDocument(library.documents(), models, library.ids(), clock),
                        spaces().fillEmbeddingSpace(),
                        spaces().dropEmbeddingSpace()),
                hasty(),
                time,
                () -> 0.5,
                JobObserver.NONE);
        worker.start();
        return worker;
    }

    /** Stops without waiting for its handlers. */
    private static JobWorkerSettings hasty() {
        JobWorkerSettings usual = JobWorkerSettings.DEFAULT;
        return new JobWorkerSettings(
                usual.slots(),
                usual.batch(),
                usual.lease(),
                usual.heartbeatEvery(),
                usual.graceAfterLease(),
                usual.recoverEvery(),
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                usual.pauseAfterTrouble(),
                usual.attemptMax(),
                Duration.ZERO,
                usual.interruptWait(),
                BackoffPolicy.DEFAULT);
    }

    private static Thread repeat(AtomicBoolean over, ConcurrentLinkedQueue<Throwable> failures, Runnable work) {
        return Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                try {
                    work.run();
                    Thread.sleep(20);
                } catch (InterruptedException | RuntimeException | AssertionError failure) {
                    failures.add(failure);
                    return;
                }
            }
        });
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(10);
        }
    }

    /** Takes its time for each call. */
    private static final class SlowModel implements EmbedText {
        private final HashingEmbedText vectors;
        private final EmbeddingModel model;
        private final int callMillis;
        private final AtomicInteger texts = new AtomicInteger();

        SlowModel(String name, int dimension, int callMillis) {
            this.vectors = new HashingEmbedText(dimension);
            this.model = new EmbeddingModel(name, dimension, 256);
            this.callMillis = callMillis;
        }

        @Override
        public EmbeddingModel model() {
            return model;
        }

        @Override
        public List<Embedding> embed(List<String> wanted) {
            try {
                Thread.sleep(callMillis);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ModelUnavailableException("Interrupted.", true, interrupted);
            }
            texts.addAndGet(wanted.size());
            return vectors.embed(wanted);
        }
    }
}
