package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.SEARCH_FEEDBACK;

import dev.commonplace.application.search.FeedbackLog;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.search.FeedbackKind;
import dev.commonplace.domain.search.FoundChunk;
import dev.commonplace.domain.search.SearchFeedback;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.SearchFeedbackRecord;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

final class JooqFeedbackLog implements FeedbackLog {
    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqFeedbackLog(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public boolean add(SearchFeedback feedback) {
        SearchFeedbackRecord row = new SearchFeedbackRecord();
        row.setTenantId(tenantId.value());
        row.setSearchId(feedback.searchId());
        row.setChunkId(feedback.found().chunkId().value());
        row.setKind(feedback.kind().word());
        row.setActorId(feedback.actorId());
        row.setDocumentId(feedback.found().documentId().value());
        row.setRank(feedback.rank());
        row.setOccurredAt(feedback.occurredAt());
        return dsl.insertInto(SEARCH_FEEDBACK).set(row).onConflictDoNothing().execute() > 0;
    }

    @Override
    public List<SearchFeedback> of(UUID searchId) {
        return dsl.selectFrom(SEARCH_FEEDBACK)
                .where(SEARCH_FEEDBACK.TENANT_ID.eq(tenantId.value()))
                .and(SEARCH_FEEDBACK.SEARCH_ID.eq(searchId))
                .orderBy(SEARCH_FEEDBACK.OCCURRED_AT, SEARCH_FEEDBACK.RANK, SEARCH_FEEDBACK.KIND)
                .fetch(JooqFeedbackLog::feedback);
    }

    private static SearchFeedback feedback(SearchFeedbackRecord row) {
        return new SearchFeedback(
                row.getSearchId(),
                new FoundChunk(new ChunkId(row.getChunkId()), new DocumentId(row.getDocumentId())),
                row.getRank(),
                FeedbackKind.parse("/kind", row.getKind()),
                row.getActorId(),
                row.getOccurredAt());
    }
}
