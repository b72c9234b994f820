package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which conversations are wanted. What is empty asks for nothing; all that is asked for must hold.
 *
 * @param query words as {@link SearchWords#ofQuery} reads them
 * @param participant the key of somebody who takes part, or the name, whatever its case
 * @param tags all of which it must have
 * @param from when it began, or came where that is not known; inclusive
 * @param to exclusive
 * @param deleted only those that are deleted, instead of only those that are not
 */
public record ConversationFilter(
        Optional<String> query,
        Set<ConversationKind> kinds,
        Set<String> sources,
        Optional<String> participant,
        Set<String> tags,
        Set<Visibility> visibilities,
        Optional<Instant> from,
        Optional<Instant> to,
        boolean deleted) {
    public static final ConversationFilter ALL = new ConversationFilter(
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Set.of(),
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            false);

    public static final int QUERY_CHARACTERS_MAX = 500;
    public static final int VALUES_MAX = 50;

    public ConversationFilter {
        query = query.flatMap(text -> Text.optional("/query", text, QUERY_CHARACTERS_MAX));
        query.ifPresent(text -> {
            if (SearchWords.ofQuery(text).isEmpty()) {
                throw RefusedException.invalid("/query", "A query has at least one word.");
            }
        });
        kinds = Set.copyOf(kinds);
        sources = bounded("/source", sources);
        participant = participant.flatMap(text -> Text.optional("/participant", text, Participant.KEY_CHARACTERS_MAX));
        tags = bounded("/tag", tags);
        visibilities = Set.copyOf(visibilities);
        from = Moments.checked("/from", from);
        to = Moments.checked("/to", to);
        if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
            throw RefusedException.invalid("/from", "A span of dates begins before it ends.");
        }
    }

    private static Set<String> bounded(String field, Set<String> values) {
        if (values.size() > VALUES_MAX) {
            throw RefusedException.invalid(field, "At most " + VALUES_MAX + " values are allowed here.");
        }
        for (String value : values) {
            Text.required(field, value, ConversationDetails.TAG_CHARACTERS_MAX);
        }
        return Set.copyOf(values);
    }
}
