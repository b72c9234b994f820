package dev.commonplace.domain.search;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.ConversationSource;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which messages are ranked at all; every leg of a search obeys all of it, so that it never finds fewer than there are.
 * Deleted messages and those of deleted conversations never are.
 *
 * @param viewer whose conversations
 * @param filter of the messages that the viewer may see
 * @param words what a message, with the one before it, must and must not say
 */
public record MessageScope(ConversationViewer viewer, Filter filter, WordConditions words) {
    /**
     * What is wanted; all that is asked for must hold.
     *
     * @param speaker the key of who says it, or the name, whatever its case
     * @param from when it was said, or came where that is not known; inclusive
     * @param to exclusive
     * @param sources types of sources, of which one must be the conversation's; empty for any
     * @param kinds likewise
     */
    public record Filter(
            Optional<ConversationId> conversationId,
            Optional<String> speaker,
            Optional<Instant> from,
            Optional<Instant> to,
            Set<String> sources,
            Set<ConversationKind> kinds) {
        public static final int SOURCES_MAX = 100;

        public static final Filter ALL =
                new Filter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Set.of(), Set.of());

        public Filter {
            Objects.requireNonNull(conversationId, "conversationId");
            speaker = speaker.flatMap(text -> Text.optional("/speaker", text, Participant.KEY_CHARACTERS_MAX));
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
                throw RefusedException.invalid("/from", "A span of dates begins before it ends.");
            }
            if (sources.size() > SOURCES_MAX) {
                throw RefusedException.invalid("/source", "At most " + SOURCES_MAX + " sources are allowed here.");
            }
            sources.forEach(Filter::requireSource);
            sources = Set.copyOf(sources);
            kinds = Set.copyOf(kinds);
        }

        private static void requireSource(String type) {
            try {
                ConversationSource unused = new ConversationSource(type, JsonObject.EMPTY);
            } catch (RefusedException refused) {
                throw RefusedException.invalid("/source", refused.reason());
            }
        }

        public static Filter of(ConversationId conversationId) {
            return new Filter(
                    Optional.of(conversationId),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Set.of());
        }

        /** Whether it says anything of the messages, and not only of their conversation. */
        public boolean looksAtMessages() {
            return speaker.isPresent() || from.isPresent() || to.isPresent();
        }
    }

    public MessageScope {
        Objects.requireNonNull(viewer, "viewer");
        Objects.requireNonNull(filter, "filter");
        Objects.requireNonNull(words, "words");
    }
}
