package dev.commonplace.persistence.conversations;

import static dev.commonplace.persistence.jooq.Tables.CONVERSATIONS;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationFilter;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.ConversationsRecord;
import dev.commonplace.persistence.support.Keyset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

public final class JooqConversations implements Conversations {
    /** jOOQ has no type for it, so that no generated column either. */
    private static final Field<String> WORDS = field(name("tsv_search"), String.class);

    private static final Field<String> TERMS = field(name("terms"), String.class);

    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqConversations(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return dsl.selectFrom(CONVERSATIONS).where(is(id)).fetchOptional(ConversationRows::conversation);
    }

    @Override
    public Map<ConversationId, Conversation> findAll(Collection<ConversationId> ids) {
        Map<ConversationId, Conversation> found = new HashMap<>();
        if (!ids.isEmpty()) {
            UUID[] values = ids.stream().map(ConversationId::value).toArray(UUID[]::new);
            dsl.selectFrom(CONVERSATIONS)
                    .where(ofTenant())
                    .and(CONVERSATIONS.ID.eq(any(values)))
                    .fetch(ConversationRows::conversation)
                    .forEach(conversation -> found.put(conversation.id(), conversation));
        }
        return found;
    }

    /** Others may meanwhile keep rows that refer to the conversation: its key does not change. */
    @Override
    public Optional<Conversation> findForChange(ConversationId id) {
        return dsl.selectFrom(CONVERSATIONS)
                .where(is(id))
                .forNoKeyUpdate()
                .fetchOptional(ConversationRows::conversation);
    }

    @Override
    public Optional<Conversation> findByExternalId(String ownerId, String externalId) {
        return dsl.selectFrom(CONVERSATIONS)
                .where(ofTenant())
                .and(CONVERSATIONS.OWNER_ID.eq(ownerId))
                .and(CONVERSATIONS.EXTERNAL_ID.eq(externalId))
                .and(CONVERSATIONS.DELETED_AT.isNull())
                .fetchOptional(ConversationRows::conversation);
    }

    @Override
    public Page<Conversation> list(ConversationFilter filter, ConversationViewer viewer, PageRequest page) {
        return Page.of(
                dsl.selectFrom(CONVERSATIONS)
                        .where(ofTenant())
                        .and(filter.deleted() ? VisibleConversations.ownedBy(viewer) : VisibleConversations.to(viewer))
                        .and(ConversationConditions.of(filter))
                        .and(Keyset.after(page, CONVERSATIONS.ID))
                        .orderBy(CONVERSATIONS.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(ConversationRows::conversation),
                page,
                conversation -> conversation.id().value());
    }

    @Override
    public void add(Conversation conversation, Set<String> words) {
        ConversationsRecord row = ConversationRows.row(conversation);
        row.setTenantId(tenantId.value());
        row.setId(conversation.id().value());
        row.setCreatedAt(conversation.createdAt());
        dsl.insertInto(CONVERSATIONS)
                .set(row)
                .set(WORDS, vector(words))
                .set(TERMS, terms(conversation.details()))
                .execute();
    }

    @Override
    public void change(Conversation conversation) {
        dsl.update(CONVERSATIONS)
                .set(ConversationRows.row(conversation))
                .set(TERMS, terms(conversation.details()))
                .where(is(conversation.id()))
                .execute();
    }

    @Override
    public void grow(Conversation conversation, Set<String> moreWords) {
        ConversationsRecord row = ConversationRows.counters(conversation);
        if (moreWords.isEmpty()) {
            dsl.update(CONVERSATIONS).set(row).where(is(conversation.id())).execute();
        } else {
            dsl.update(CONVERSATIONS)
                    .set(row)
                    .set(WORDS, field("{0} || {1}", String.class, WORDS, vector(moreWords)))
                    .where(is(conversation.id()))
                    .execute();
        }
    }

    @Override
    public void setWords(ConversationId id, Set<String> words) {
        dsl.update(CONVERSATIONS).set(WORDS, vector(words)).where(is(id)).execute();
    }

    @Override
    public boolean remove(ConversationId id) {
        new ForgetSpokenWords(dsl, tenantId).of(id);
        return dsl.deleteFrom(CONVERSATIONS).where(is(id)).execute() > 0;
    }

    /** Its own words in the language of messages: by these a search finds it. */
    private Field<String> terms(ConversationDetails details) {
        return field(
                "own_terms((select talk_language({0})), {1}, {2}, '[]')",
                String.class,
                val(tenantId.value()),
                val(details.title() + " " + String.join(" ", details.tags())),
                val(details.goals().stream()
                        .flatMap(goal -> goal.description().stream())
                        .collect(Collectors.joining(". "))));
    }

    private static Field<String> vector(Set<String> words) {
        return field("array_to_tsvector({0})", String.class, val(words.toArray(String[]::new)));
    }

    private Condition is(ConversationId id) {
        return ofTenant().and(CONVERSATIONS.ID.eq(id.value()));
    }

    private Condition ofTenant() {
        return CONVERSATIONS.TENANT_ID.eq(tenantId.value());
    }
}
