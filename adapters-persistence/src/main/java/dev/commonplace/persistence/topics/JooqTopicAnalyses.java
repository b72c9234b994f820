package dev.commonplace.persistence.topics;

import static dev.commonplace.persistence.jooq.Tables.TOPIC_ANALYSES;

import dev.commonplace.application.topics.TopicAnalyses;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.ConversationWords;
import dev.commonplace.domain.topics.GapScores;
import dev.commonplace.domain.topics.TopicAnalysis;
import dev.commonplace.persistence.jooq.tables.records.TopicAnalysesRecord;
import dev.commonplace.persistence.support.BulkStatement;
import dev.commonplace.persistence.support.FixedQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;

final class JooqTopicAnalyses implements TopicAnalyses {
    /** An appended message writes so many scores at most twice. */
    private static final int SCORES_IN_PART = 256;

    private static final FixedQuery SCORES = FixedQuery.of(
            "select scores from topic_gap_scores where tenant_id = ? and conversation_id = ? order by part");

    private static final String PUT_SCORES = """
            insert into topic_gap_scores (tenant_id, conversation_id, part, scores) values (?, ?, ?, ?)
            on conflict (tenant_id, conversation_id, part) do update set scores = excluded.scores""";

    private static final FixedQuery FORGET_SCORES =
            FixedQuery.of("delete from topic_gap_scores where tenant_id = ? and conversation_id = ? and part > ?");

    private static final FixedQuery WORDS =
            FixedQuery.of("select words, counts from topic_words where tenant_id = ? and conversation_id = ?");

    private static final String PUT_WORDS = """
            insert into topic_words (tenant_id, conversation_id, words, counts) values (?, ?, ?, ?)
            on conflict (tenant_id, conversation_id) do update set words = excluded.words, counts = excluded.counts""";

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqTopicAnalyses(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<TopicAnalysis> find(ConversationId id) {
        return dsl.selectFrom(TOPIC_ANALYSES).where(is(id)).fetchOptional(JooqTopicAnalyses::analysis);
    }

    @Override
    public Optional<TopicAnalysis> findForChange(ConversationId id) {
        return dsl.selectFrom(TOPIC_ANALYSES).where(is(id)).forUpdate().fetchOptional(JooqTopicAnalyses::analysis);
    }

    @Override
    public void put(TopicAnalysis analysis) {
        TopicAnalysesRecord row = row(analysis);
        int changed = dsl.update(TOPIC_ANALYSES)
                .set(row)
                .where(is(analysis.conversationId()))
                .and(TOPIC_ANALYSES.REVISION.eq(analysis.revision() - 1))
                .execute();
        if (changed == 0) {
            row.setTenantId(tenantId.value());
            row.setConversationId(analysis.conversationId().value());
            int added = analysis.revision() > 1
                    ? 0
                    : dsl.insertInto(TOPIC_ANALYSES)
                            .set(row)
                            .onConflictDoNothing()
                            .execute();
            if (added == 0) {
                throw new RefusedException(
                        ErrorCode.STALE_VERSION, "Somebody else has changed the graph at this moment; read it again.");
            }
        }
    }

    @Override
    public GapScores gapScores(ConversationId id) {
        List<Float> values = new ArrayList<>();
        SCORES.fetch(dsl, row -> (Float[]) row.getArray("scores").getArray(), tenantId.value(), id.value())
                .forEach(part -> values.addAll(Arrays.asList(part)));
        float[] scores = new float[values.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = values.get(i);
        }
        return GapScores.restored(scores);
    }

    @Override
    public void putGapScores(ConversationId id, GapScores scores, int unchanged) {
        float[] values = scores.values();
        int numbersOfMessage = values.length / Math.max(1, scores.utterances());
        for (int part = unchanged * numbersOfMessage / SCORES_IN_PART; part * SCORES_IN_PART < values.length; part++) {
            int from = part * SCORES_IN_PART;
            Float[] some = new Float[Math.min(SCORES_IN_PART, values.length - from)];
            for (int i = 0; i < some.length; i++) {
                some[i] = values[from + i];
            }
            int number = part;
            BulkStatement.execute(dsl, PUT_SCORES, 1, (connection, statement) -> {
                statement.setObject(1, tenantId.value());
                statement.setObject(2, id.value());
                statement.setInt(3, number);
                statement.setArray(4, connection.createArrayOf("float4", some));
            });
        }
        if (unchanged == 0) {
            FORGET_SCORES.execute(dsl, tenantId.value(), id.value(), (values.length - 1) / SCORES_IN_PART);
        }
    }

    @Override
    public ConversationWords words(ConversationId id) {
        Map<String, Integer> counts = new TreeMap<>();
        WORDS.fetch(
                dsl,
                row -> {
                    String[] words = (String[]) row.getArray("words").getArray();
                    Integer[] times = (Integer[]) row.getArray("counts").getArray();
                    for (int i = 0; i < words.length; i++) {
                        counts.put(words[i], times[i]);
                    }
                    return true;
                },
                tenantId.value(),
                id.value());
        return ConversationWords.restored(counts);
    }

    @Override
    public void putWords(ConversationId id, ConversationWords words) {
        Map<String, Integer> counts = new TreeMap<>(words.counts());
        BulkStatement.execute(dsl, PUT_WORDS, 1, (connection, statement) -> {
            statement.setObject(1, tenantId.value());
            statement.setObject(2, id.value());
            statement.setArray(
                    3, connection.createArrayOf("text", counts.keySet().toArray()));
            statement.setArray(
                    4, connection.createArrayOf("int4", counts.values().toArray()));
        });
    }

    @Override
    public void noteRelated(ConversationId id, int revision) {
        dsl.update(TOPIC_ANALYSES)
                .set(TOPIC_ANALYSES.RELATED_REVISION, revision)
                .where(is(id))
                .execute();
    }

    private Condition is(ConversationId id) {
        return TOPIC_ANALYSES.TENANT_ID.eq(tenantId.value()).and(TOPIC_ANALYSES.CONVERSATION_ID.eq(id.value()));
    }

    private static TopicAnalysesRecord row(TopicAnalysis analysis) {
        TopicAnalysesRecord row = new TopicAnalysesRecord();
        row.setRevision(analysis.revision());
        row.setAnalysedMessages(analysis.messages());
        row.setLiveMessages(analysis.liveMessages());
        row.setSpaceId(analysis.space().map(SpaceId::value).orElse(null));
        row.setAlgorithm(analysis.algorithm());
        row.setWordsThrough(analysis.wordsThrough());
        row.setFullPassDue(analysis.fullPassDue());
        row.setRelatedRevision(analysis.relatedRevision());
        row.setNodeCount(analysis.nodes());
        row.setThemes(analysis.themes().toArray(String[]::new));
        row.setImprovedBy(analysis.improvedBy().orElse(null));
        row.setImprovedRevision(
                analysis.improvedRevision().isPresent()
                        ? (Integer) analysis.improvedRevision().getAsInt()
                        : null);
        row.setAnalysedAt(analysis.analysedAt());
        return row;
    }

    private static TopicAnalysis analysis(TopicAnalysesRecord row) {
        Integer improved = row.getImprovedRevision();
        return new TopicAnalysis(
                new ConversationId(row.getConversationId()),
                row.getRevision(),
                row.getAnalysedMessages(),
                row.getLiveMessages(),
                Optional.ofNullable(row.getSpaceId()).map(SpaceId::new),
                row.getAlgorithm(),
                row.getWordsThrough(),
                row.getFullPassDue(),
                row.getRelatedRevision(),
                row.getNodeCount(),
                List.of(row.getThemes()),
                Optional.ofNullable(row.getImprovedBy()),
                improved == null ? OptionalInt.empty() : OptionalInt.of(improved),
                row.getAnalysedAt());
    }
}
