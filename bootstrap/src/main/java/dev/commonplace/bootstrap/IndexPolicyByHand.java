package dev.commonplace.bootstrap;

import dev.commonplace.application.search.ApplyIndexPolicy;
import dev.commonplace.application.search.IndexObserver;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.domain.embeddings.IndexPolicy;
import java.util.List;
import java.util.Optional;

/** The index policy at the command line's request, by the owner's account, beside a running service. */
public final class IndexPolicyByHand {
    private final ApplyIndexPolicy policy;

    private IndexPolicyByHand(ApplyIndexPolicy policy) {
        this.policy = policy;
    }

    /** On a database whose schema is current. Where the settings want no policy, no space keeps an index. */
    public static IndexPolicyByHand on(DatabaseAddress address, Settings settings, IndexObserver observer) {
        PersistenceWiring persistence = new PersistenceWiring(address.service().dataSource(), settings);
        Settings.VectorIndex wanted = settings.vectorIndex();
        IndexPolicy rules = wanted.kind() == Settings.VectorIndex.Kind.AUTO
                ? wanted.policy()
                : new IndexPolicy(
                        wanted.policy().exactUpTo(),
                        wanted.policy().busyExactUpTo(),
                        wanted.policy().busySearchesPerSecond(),
                        0,
                        wanted.policy().recallAlarm());
        return new IndexPolicyByHand(new ApplyIndexPolicy(
                persistence.vectorIndexStates(),
                Optional.of(new OwnerBuildsIndexes(address.owner(), wanted)),
                rules,
                LiveIndexes.none(),
                Platform.ofThisMachine().clock(),
                observer));
    }

    public List<ApplyIndexPolicy.Step> plan() {
        return policy.plan();
    }

    public List<ApplyIndexPolicy.Step> apply() {
        return policy.apply(() -> false);
    }
}
