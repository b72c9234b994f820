package dev.commonplace.bootstrap;

import dev.commonplace.application.operations.ApplyRetention;
import dev.commonplace.application.operations.RetentionObserver;
import dev.commonplace.domain.operations.RetentionKind;
import java.util.Collection;
import java.util.List;

/** Retention at the command line's request, beside a running service. */
public final class RetentionByHand {
    private final ApplyRetention retention;

    private RetentionByHand(ApplyRetention retention) {
        this.retention = retention;
    }

    /** On a database whose schema is current. */
    public static RetentionByHand on(DatabaseAddress address, Settings settings) {
        PersistenceWiring persistence = new PersistenceWiring(address.service().dataSource(), settings);
        return new RetentionByHand(RetentionWiring.apply(
                settings.retention(), persistence.retention(), Platform.ofThisMachine(), RetentionObserver.NONE));
    }

    public List<ApplyRetention.Result> preview(Collection<RetentionKind> kinds) {
        return retention.preview(kinds);
    }

    public List<ApplyRetention.Result> apply(Collection<RetentionKind> kinds) {
        return retention.apply(kinds, Environment.operator().actor());
    }
}
