package dev.commonplace.persistence.conversations;

import static dev.commonplace.persistence.jooq.Tables.CONVERSATIONS;
import static dev.commonplace.persistence.jooq.Tables.PARTICIPANTS;
import static java.util.stream.Collectors.joining;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.commonplace.domain.conversations.ConversationFilter;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.SearchWords;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.conversations.Visibility;
import dev.commonplace.persistence.support.Conditions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;

/** A filter as a condition on {@code conversations}. */
final class ConversationConditions {
    private static final Field<Instant> DATE = coalesce(CONVERSATIONS.STARTED_AT, CONVERSATIONS.CREATED_AT);

    private ConversationConditions() {}

    /** Without the tenant and the viewer, whom the query itself names. */
    static Condition of(ConversationFilter filter) {
        return Conditions.all(List.of(
                Optional.of(
                        filter.deleted() ? CONVERSATIONS.DELETED_AT.isNotNull() : CONVERSATIONS.DELETED_AT.isNull()),
                some(filter.kinds())
                        .map(kinds -> CONVERSATIONS.KIND.in(
                                kinds.stream().map(ConversationKind::word).toList())),
                some(filter.sources()).map(CONVERSATIONS.SOURCE_TYPE::in),
                some(filter.visibilities())
                        .map(visibilities -> CONVERSATIONS.VISIBILITY.in(
                                visibilities.stream().map(Visibility::word).toList())),
                some(filter.tags())
                        .map(tags -> condition(
                                "{0} @> {1}",
                                CONVERSATIONS.TAGS, val(tags.toArray(String[]::new), CONVERSATIONS.TAGS))),
                filter.from().map(DATE::ge),
                filter.to().map(DATE::lt),
                filter.participant().map(ConversationConditions::hasParticipant),
                filter.query().map(ConversationConditions::hasWords)));
    }

    private static <T> Optional<Set<T>> some(Set<T> values) {
        return Optional.of(values).filter(set -> !set.isEmpty());
    }

    private static Condition hasParticipant(String wanted) {
        return exists(selectOne()
                .from(PARTICIPANTS)
                .where(PARTICIPANTS.TENANT_ID.eq(CONVERSATIONS.TENANT_ID))
                .and(PARTICIPANTS.CONVERSATION_ID.eq(CONVERSATIONS.ID))
                .and(PARTICIPANTS.MERGED_INTO.isNull())
                .and(PARTICIPANTS.KEY.eq(wanted).or(PARTICIPANTS.NAME_KEY.eq(Speaker.keyOf(wanted)))));
    }

    /** The words are letters and digits only, so that quotes are all they need. */
    private static Condition hasWords(String query) {
        String begins = SearchWords.ofQuery(query).stream()
                .map(word -> "'" + word + "':*")
                .collect(joining(" & "));
        return condition("tsv_search @@ {0}::tsquery", val(begins));
    }
}
