package dev.commonplace.persistence.search;

import dev.commonplace.application.search.FindByMeaning;
import dev.commonplace.application.search.RecallSamples;
import dev.commonplace.application.search.RecallWork;
import dev.commonplace.domain.shared.TenantId;
import org.jooq.DSLContext;

public record JooqRecallWork(FindByMeaning exact, RecallSamples samples) implements RecallWork {
    public JooqRecallWork(DSLContext dsl, TenantId tenantId) {
        this(new JooqFindByMeaning(dsl, tenantId), new JooqVectorIndexes(dsl, tenantId));
    }
}
