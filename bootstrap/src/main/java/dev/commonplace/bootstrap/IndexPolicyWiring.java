package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.SpaceIndexes;
import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.application.search.ApplyIndexPolicy;
import dev.commonplace.application.search.BuildVectorIndexes;
import dev.commonplace.application.search.IndexAnswer;
import dev.commonplace.application.search.IndexBeforeSwitch;
import dev.commonplace.application.search.IndexObserver;
import dev.commonplace.application.search.IndexPolicySchedule;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.application.search.SampleRecall;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The indexes of single spaces: who decides, who builds, and who looks whether their answers are right. */
final class IndexPolicyWiring implements AutoCloseable {
    /** Searches are wired before the sampling that hears of them. */
    private final AtomicReference<Consumer<IndexAnswer>> answers = new AtomicReference<>(answer -> {});

    private final LiveIndexes live = new LiveIndexes(answer -> answers.get().accept(answer));
    private final ResourceStack resources = new ResourceStack();

    /** What searches ask and tell. */
    LiveIndexes live() {
        return live;
    }

    /** What a space waits for before its tenant searches there. */
    SpaceIndexes beforeSwitch(Settings.VectorIndex settings, PersistenceWiring persistence) {
        return settings.kind() == Settings.VectorIndex.Kind.AUTO
                ? new IndexBeforeSwitch(persistence.vectorIndexStates(), live, settings.policy())
                : SpaceIndexes.NONE;
    }

    /** @param owner the account that may build; empty where this process may not */
    static ApplyIndexPolicy policy(
            Settings.VectorIndex settings,
            PersistenceWiring persistence,
            Optional<DatabaseUrl> owner,
            LiveIndexes live,
            Platform platform,
            IndexObserver observer) {
        Optional<BuildVectorIndexes> builder = owner.map(url -> new OwnerBuildsIndexes(url, settings));
        return new ApplyIndexPolicy(
                persistence.vectorIndexStates(), builder, settings.policy(), live, platform.clock(), observer);
    }

    /** Begins to look and to sample, where the settings want the policy at all. */
    void start(
            Settings.VectorIndex settings,
            PersistenceWiring persistence,
            ServiceDatabase database,
            Metrics metrics,
            Platform platform) {
        if (settings.kind() != Settings.VectorIndex.Kind.AUTO) {
            return;
        }
        IndexReporter reporter = new IndexReporter(metrics.registry());
        SampleRecall sampling = resources.add(new SampleRecall(
                persistence.recall(),
                settings.sampleShare(),
                () -> ThreadLocalRandom.current().nextDouble(),
                reporter));
        answers.set(sampling::offer);
        sampling.start();
        JobObserver trouble = new JobReporter(metrics.registry());
        ApplyIndexPolicy policy = policy(settings, persistence, database.owner(), live, platform, reporter);
        resources.add(new IndexPolicySchedule(policy, settings.look(), trouble)).start();
    }

    @Override
    public void close() {
        resources.close();
    }
}
