package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.MESSAGES;
import static dev.commonplace.persistence.jooq.Tables.MESSAGE_CORPORA;
import static dev.commonplace.persistence.jooq.Tables.MESSAGE_EMBEDDINGS;
import static dev.commonplace.persistence.jooq.Tables.MESSAGE_TERMS;
import static dev.commonplace.persistence.jooq.Tables.PARTICIPANTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;

import dev.commonplace.application.search.MessageIndex;
import dev.commonplace.application.search.TenantSearchSettings;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.Resource;
import dev.commonplace.persistence.conversations.ForgetSpokenWords;
import dev.commonplace.persistence.conversations.SpokenTurns;
import dev.commonplace.persistence.jooq.tables.records.MessageCorporaRecord;
import dev.commonplace.persistence.support.StatementTimeout;
import dev.commonplace.persistence.tenancy.JooqResourceUsage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;

/**
 * The index of the words of messages. Every change begins with a lock on the tenant's row of {@code message_corpora}, at which
 * the writers of a tenant queue up, so that none can hold what another waits for.
 */
final class JooqMessageIndex implements MessageIndex {
    private static final Duration REWRITE_LIMIT = Duration.ofMinutes(30);

    /** So many messages' texts are in memory at a time while the index is made anew. */
    private static final int REWRITE_BATCH = 1_000;

    private static final UUID FIRST = new UUID(0, 0);

    private final DSLContext dsl;
    private final TenantId tenantId;
    private final TenantSearchSettings settings;
    private final ForgetSpokenWords forget;

    JooqMessageIndex(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
        this.settings = new JooqTenantSearchSettings(dsl, tenantId);
        this.forget = new ForgetSpokenWords(dsl, tenantId);
    }

    @Override
    public List<Entry> lacking(ConversationId conversationId, SpaceId spaceId, int fromSequence, int limit) {
        Condition words = notExists(selectOne()
                .from(MESSAGE_TERMS)
                .where(MESSAGE_TERMS.TENANT_ID.eq(tenantId.value()))
                .and(MESSAGE_TERMS.MESSAGE_ID.eq(MESSAGES.ID)));
        Condition vector = notExists(selectOne()
                .from(MESSAGE_EMBEDDINGS)
                .where(MESSAGE_EMBEDDINGS.TENANT_ID.eq(tenantId.value()))
                .and(MESSAGE_EMBEDDINGS.MESSAGE_ID.eq(MESSAGES.ID))
                .and(MESSAGE_EMBEDDINGS.SPACE_ID.eq(spaceId.value())));
        return turns(field(words), field(vector))
                .and(MESSAGES.CONVERSATION_ID.eq(conversationId.value()))
                .and(MESSAGES.SEQUENCE.ge(fromSequence))
                .and(words.or(vector))
                .orderBy(MESSAGES.SEQUENCE)
                .limit(limit)
                .fetch(JooqMessageIndex::entry);
    }

    @Override
    public List<Entry> all(ConversationId conversationId, int fromSequence, int limit) {
        return turns(inline(true), inline(true))
                .and(MESSAGES.CONVERSATION_ID.eq(conversationId.value()))
                .and(MESSAGES.SEQUENCE.ge(fromSequence))
                .orderBy(MESSAGES.SEQUENCE)
                .limit(limit)
                .fetch(JooqMessageIndex::entry);
    }

    private SelectConditionStep<Record> turns(Field<Boolean> lacksWords, Field<Boolean> lacksVector) {
        List<Field<?>> fields = new ArrayList<>(SpokenTurns.fields());
        fields.add(lacksWords.as("lacks_words"));
        fields.add(lacksVector.as("lacks_vector"));
        return dsl.select(fields)
                .from(MESSAGES)
                .join(PARTICIPANTS)
                .on(SpokenTurns.says(PARTICIPANTS, MESSAGES))
                .leftJoin(SpokenTurns.BEFORE)
                .on(SpokenTurns.isBefore(tenantId))
                .leftJoin(SpokenTurns.SPEAKER_BEFORE)
                .on(SpokenTurns.says(SpokenTurns.SPEAKER_BEFORE, SpokenTurns.BEFORE))
                .where(SpokenTurns.areIndexed(tenantId, MESSAGES));
    }

    private static Entry entry(Record row) {
        return new Entry(
                new MessageId(row.get(MESSAGES.ID)),
                new ConversationId(row.get(MESSAGES.CONVERSATION_ID)),
                row.get(MESSAGES.SEQUENCE),
                SpokenTurns.turn(row),
                SpokenTurns.before(row),
                row.get("lacks_words", boolean.class),
                row.get("lacks_vector", boolean.class));
    }

    @Override
    public void indexWords(List<Entry> entries) {
        if (!entries.isEmpty()) {
            MessageCorporaRecord corpus = lock();
            // Another job may have been as far meanwhile.
            forget.of(entries.stream().map(entry -> entry.id().value()).toArray(UUID[]::new));
            add(entries, corpus, corpus.getAverageLengthInUse());
        }
    }

    /** @return the mean length that is in use then */
    private double add(List<Entry> entries, MessageCorporaRecord corpus, double averageLength) {
        NewMessageTerms.Added added = new NewMessageTerms(
                        dsl, tenantId, corpus.getLanguage(), new Bm25Parameters(corpus.getK1(), corpus.getB()))
                .write(entries, averageLength);
        dsl.execute(
                MessageIndexSql.ADD_TO_CORPUS,
                entries.size(),
                added.totalLength(),
                added.averageLength(),
                tenantId.value());
        return added.averageLength();
    }

    @Override
    public int forgetDeleted(ConversationId conversationId) {
        UUID tenant = tenantId.value();
        UUID conversation = conversationId.value();
        UUID[] stale = dsl.fetch(MessageIndexSql.STALE, tenant, conversation, tenant, conversation)
                .getValues(0, UUID.class)
                .toArray(UUID[]::new);
        if (stale.length > 0) {
            MessageCorporaRecord unused = lock();
            forget.of(stale);
        }
        return stale.length + dsl.execute(MessageIndexSql.FORGET_VECTORS, tenant, conversation, tenant, conversation);
    }

    @Override
    public double drift() {
        return corpus().filter(corpus -> corpus.getMessageCount() > 0)
                .map(corpus -> {
                    if (!asWanted(corpus, settings.read())) {
                        return Double.POSITIVE_INFINITY;
                    }
                    double mean = (double) corpus.getTotalLength() / corpus.getMessageCount();
                    double inUse = corpus.getAverageLengthInUse();
                    return inUse > 0 ? Math.abs(Math.max(mean, 1) - inUse) / inUse : Double.POSITIVE_INFINITY;
                })
                .orElse(0.0);
    }

    @Override
    public boolean countsHold() {
        long indexed = dsl.fetchCount(MESSAGE_TERMS, MESSAGE_TERMS.TENANT_ID.eq(tenantId.value()));
        return corpus().map(corpus -> corpus.getMessageCount() == indexed).orElse(indexed == 0);
    }

    @Override
    public void rewrite() {
        MessageCorporaRecord before = lock();
        StatementTimeout.raise(dsl, REWRITE_LIMIT);
        SearchSettings wanted = settings.read();
        MessageCorporaRecord corpus = before.copy();
        corpus.setTenantId(tenantId.value());
        corpus.setLanguage(wanted.languageInUse());
        corpus.setK1(wanted.messages().bm25().k1());
        corpus.setB(wanted.messages().bm25().b());
        corpus.setRevision(before.getRevision() + 1);
        dsl.update(MESSAGE_CORPORA)
                .set(corpus)
                .where(MESSAGE_CORPORA.TENANT_ID.eq(tenantId.value()))
                .execute();
        if (!wanted.languageInUse().equals(before.getLanguage())) {
            reindex(corpus);
            dsl.execute(MessageIndexSql.REWRITE_NODES, tenantId.value());
            dsl.execute(MessageIndexSql.REWRITE_CONVERSATIONS, tenantId.value());
        }
        dsl.execute(MessageIndexSql.FORGET_LEXEMES, tenantId.value());
        dsl.execute(MessageIndexSql.COUNT_LEXEMES, tenantId.value(), tenantId.value());
        dsl.execute(MessageIndexSql.COUNT_CORPUS, tenantId.value(), tenantId.value());
        dsl.execute(MessageIndexSql.REWRITE, tenantId.value(), tenantId.value());
    }

    private void reindex(MessageCorporaRecord corpus) {
        dsl.deleteFrom(MESSAGE_TERMS)
                .where(MESSAGE_TERMS.TENANT_ID.eq(tenantId.value()))
                .execute();
        double average = 0;
        UUID conversation = FIRST;
        int sequence = -1;
        List<Entry> batch;
        do {
            batch = turns(inline(true), inline(true))
                    .and(row(MESSAGES.CONVERSATION_ID, MESSAGES.SEQUENCE).gt(conversation, sequence))
                    .orderBy(MESSAGES.CONVERSATION_ID, MESSAGES.SEQUENCE)
                    .limit(REWRITE_BATCH)
                    .fetch(JooqMessageIndex::entry);
            if (!batch.isEmpty()) {
                average = add(batch, corpus, average);
                conversation = batch.getLast().conversationId().value();
                sequence = batch.getLast().sequence();
            }
        } while (batch.size() == REWRITE_BATCH);
    }

    /** The row for which a switch waits first, see {@code JooqSpaceContents}. */
    @Override
    public void holdSwitches() {
        new JooqResourceUsage(dsl, tenantId).take(Resource.DOCUMENTS, 0);
    }

    private static boolean asWanted(MessageCorporaRecord corpus, SearchSettings wanted) {
        return corpus.getLanguage().equals(wanted.languageInUse())
                && wanted.messages().bm25().equals(new Bm25Parameters(corpus.getK1(), corpus.getB()));
    }

    private MessageCorporaRecord lock() {
        return dsl.selectFrom(MESSAGE_CORPORA)
                .where(MESSAGE_CORPORA.TENANT_ID.eq(tenantId.value()))
                .forUpdate()
                .fetchOptional()
                .orElseGet(() -> {
                    SearchSettings wanted = settings.read();
                    Bm25Parameters parameters = wanted.messages().bm25();
                    dsl.insertInto(MESSAGE_CORPORA)
                            .set(new MessageCorporaRecord(
                                    tenantId.value(),
                                    0L,
                                    0L,
                                    0.0,
                                    wanted.languageInUse(),
                                    parameters.k1(),
                                    parameters.b(),
                                    0L))
                            .onConflictDoNothing()
                            .execute();
                    return lock();
                });
    }

    private Optional<MessageCorporaRecord> corpus() {
        return dsl.selectFrom(MESSAGE_CORPORA)
                .where(MESSAGE_CORPORA.TENANT_ID.eq(tenantId.value()))
                .fetchOptional();
    }
}
