package dev.commonplace.persistence.annotations;

import static dev.commonplace.persistence.jooq.Tables.ANNOTATIONS;
import static dev.commonplace.persistence.jooq.Tables.CONVERSATIONS;
import static dev.commonplace.persistence.jooq.Tables.TOPIC_NODES;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.commonplace.application.annotations.AnnotationFilter;
import dev.commonplace.application.annotations.Annotations;
import dev.commonplace.domain.annotations.Annotation;
import dev.commonplace.domain.annotations.AnnotationId;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.NodeReference;
import dev.commonplace.persistence.conversations.VisibleConversations;
import dev.commonplace.persistence.support.Conditions;
import dev.commonplace.persistence.support.Keyset;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

final class JooqAnnotations implements Annotations {
    /** {@link NodeReference#middle}. */
    private static final Field<Integer> MIDDLE = ANNOTATIONS.FIRST_SEQUENCE.plus(
            ANNOTATIONS.LAST_SEQUENCE.minus(ANNOTATIONS.FIRST_SEQUENCE).div(2));

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqAnnotations(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Optional<Annotation> find(AnnotationKind kind, ConversationId conversationId, AnnotationId id) {
        return dsl.selectFrom(ANNOTATIONS)
                .where(is(kind, conversationId, id))
                .fetchOptional(AnnotationRows::annotation);
    }

    @Override
    public Optional<Annotation> findForChange(AnnotationKind kind, ConversationId conversationId, AnnotationId id) {
        return dsl.selectFrom(ANNOTATIONS)
                .where(is(kind, conversationId, id))
                .forUpdate()
                .fetchOptional(AnnotationRows::annotation);
    }

    @Override
    public Page<Annotation> list(AnnotationFilter filter, ConversationViewer viewer, PageRequest page) {
        return Page.of(
                dsl.selectFrom(ANNOTATIONS)
                        .where(ofTenant())
                        .and(wanted(filter))
                        .and(seenBy(viewer))
                        .and(Keyset.after(page, ANNOTATIONS.ID))
                        .orderBy(ANNOTATIONS.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(AnnotationRows::annotation),
                page,
                annotation -> annotation.id().value());
    }

    private static Condition wanted(AnnotationFilter filter) {
        return Conditions.all(List.of(
                Optional.of(ANNOTATIONS.KIND.eq(filter.kind().word())),
                filter.conversationId().map(id -> ANNOTATIONS.CONVERSATION_ID.eq(id.value())),
                filter.author().map(ANNOTATIONS.AUTHOR_ID::eq),
                filter.tag()
                        .map(tag ->
                                condition("{0} @> {1}", ANNOTATIONS.TAGS, val(new String[] {tag}, ANNOTATIONS.TAGS))),
                filter.messageId().map(id -> ANNOTATIONS.MESSAGE_ID.eq(id.value())),
                filter.node().map(JooqAnnotations::isOn)));
    }

    private static Condition isOn(NodeReference node) {
        Condition gone = notExists(selectOne()
                .from(TOPIC_NODES)
                .where(TOPIC_NODES.TENANT_ID.eq(ANNOTATIONS.TENANT_ID))
                .and(TOPIC_NODES.ID.eq(ANNOTATIONS.NODE_ID)));
        return ANNOTATIONS
                .NODE_ID
                .eq(node.id().value())
                .or(ANNOTATIONS
                        .NODE_LEVEL
                        .eq((short) node.level().number())
                        .and(MIDDLE.between(node.first(), node.last()))
                        .and(gone));
    }

    private static Condition seenBy(ConversationViewer viewer) {
        Condition own = viewer.seesAll()
                ? noCondition()
                : ANNOTATIONS.IS_PRIVATE.isFalse().or(ANNOTATIONS.AUTHOR_ID.eq(viewer.actorId()));
        return own.and(exists(selectOne()
                .from(CONVERSATIONS)
                .where(CONVERSATIONS.TENANT_ID.eq(ANNOTATIONS.TENANT_ID))
                .and(CONVERSATIONS.ID.eq(ANNOTATIONS.CONVERSATION_ID))
                .and(CONVERSATIONS.DELETED_AT.isNull())
                .and(VisibleConversations.to(viewer))));
    }

    @Override
    public int count(ConversationId conversationId) {
        return dsl.fetchCount(
                ANNOTATIONS,
                ofTenant()
                        .and(ANNOTATIONS.KIND.in(AnnotationKind.BOOKMARK.word(), AnnotationKind.NOTE.word()))
                        .and(ANNOTATIONS.CONVERSATION_ID.eq(conversationId.value())));
    }

    @Override
    public void add(Annotation annotation) {
        dsl.insertInto(ANNOTATIONS)
                .set(AnnotationRows.row(tenantId, annotation))
                .execute();
    }

    @Override
    public void change(Annotation annotation) {
        dsl.update(ANNOTATIONS)
                .set(AnnotationRows.details(annotation))
                .where(ofTenant())
                .and(ANNOTATIONS.ID.eq(annotation.id().value()))
                .execute();
    }

    @Override
    public void remove(AnnotationId id) {
        dsl.deleteFrom(ANNOTATIONS)
                .where(ofTenant())
                .and(ANNOTATIONS.ID.eq(id.value()))
                .execute();
    }

    private Condition is(AnnotationKind kind, ConversationId conversationId, AnnotationId id) {
        return ofTenant()
                .and(ANNOTATIONS.ID.eq(id.value()))
                .and(ANNOTATIONS.KIND.eq(kind.word()))
                .and(ANNOTATIONS.CONVERSATION_ID.eq(conversationId.value()));
    }

    private Condition ofTenant() {
        return ANNOTATIONS.TENANT_ID.eq(tenantId.value());
    }
}
