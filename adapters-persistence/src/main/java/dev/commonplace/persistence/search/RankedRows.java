package dev.commonplace.persistence.search;

import dev.commonplace.domain.search.ScoredChunk;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.BroughtChunks;
import dev.commonplace.persistence.support.FixedQuery;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Runs rankings that look at everything; short ones bring along what is shown of them. */
final class RankedRows {
    private RankedRows() {}

    /**
     * A ranking.
     *
     * @param settings statements before it, empty for none
     * @param select of the chunk's id and its score, with the limit as a number in the text
     * @param order of the rows
     */
    record Ranking(String settings, String select, String order, int limit) {
        Ranking(String select, String order, int limit) {
            this("", select, order, limit);
        }
    }

    /** @param parameters of the ranking itself */
    static List<ScoredChunk> fetch(
            DSLContext dsl,
            BroughtChunks brought,
            Ranking ranking,
            FixedQuery.ReadRow<ScoredChunk> reader,
            TenantId tenantId,
            @Nullable Object... parameters) {
        if (ranking.limit() > BroughtChunks.BROUGHT_MAX) {
            return FixedQuery.of(ranking.settings() + ranking.select()).fetch(dsl, reader, parameters);
        }
        @Nullable Object[] all = Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = tenantId.value();
        all[parameters.length + 1] = tenantId.value();
        return FixedQuery.of(ranking.settings() + BroughtChunks.along(ranking.select(), ranking.order()))
                .fetch(
                        dsl,
                        row -> {
                            brought.take(row);
                            return reader.read(row);
                        },
                        all);
    }
}
