package dev.commonplace.domain.topics;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far a conversation has been analysed, and by what.
 *
 * @param revision rises by one with each change of the graph, whoever makes it
 * @param messages the places 0 to this, exclusive, are in the graph
 * @param liveMessages how many of them have a message that is not deleted
 * @param space whose vectors it rests on; empty where there were none
 * @param algorithm the numbers of another one mean something else
 * @param wordsThrough the words of the places 0 to this, exclusive, are what those of a topic are held against
 * @param fullPassDue whether something has changed that only a full pass sees
 * @param relatedRevision the revision whose nodes were last related and clustered; 0 for none
 * @param nodes how many there are, on all levels together
 * @param themes of the whole conversation, where a chat model has named some
 * @param improvedBy the chat model that has improved the texts, where one has
 * @param improvedRevision the revision that it made
 */
public record TopicAnalysis(
        ConversationId conversationId,
        int revision,
        int messages,
        int liveMessages,
        Optional<SpaceId> space,
        int algorithm,
        int wordsThrough,
        boolean fullPassDue,
        int relatedRevision,
        int nodes,
        List<String> themes,
        Optional<String> improvedBy,
        OptionalInt improvedRevision,
        Instant analysedAt) {
    public TopicAnalysis {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(space, "space");
        themes = List.copyOf(themes);
        Objects.requireNonNull(improvedBy, "improvedBy");
        Objects.requireNonNull(improvedRevision, "improvedRevision");
        Objects.requireNonNull(analysedAt, "analysedAt");
        if (revision < 1 || messages < 0 || liveMessages < 0 || liveMessages > messages) {
            throw new IllegalArgumentException("Revisions begin at 1, and of the messages at most all are there.");
        }
    }

    /** The next revision, by which somebody else than the analysis has changed the graph. */
    public TopicAnalysis changed(boolean newFullPassDue) {
        return new TopicAnalysis(
                conversationId,
                revision + 1,
                messages,
                liveMessages,
                space,
                algorithm,
                wordsThrough,
                fullPassDue || newFullPassDue,
                relatedRevision,
                nodes,
                themes,
                improvedBy,
                improvedRevision,
                analysedAt);
    }

    /** The next revision, with what a chat model has said. */
    public TopicAnalysis improved(List<String> newThemes, String model) {
        return new TopicAnalysis(
                conversationId,
                revision + 1,
                messages,
                liveMessages,
                space,
                algorithm,
                wordsThrough,
                fullPassDue,
                relatedRevision,
                nodes,
                newThemes,
                Optional.of(model),
                OptionalInt.of(revision + 1),
                analysedAt);
    }

    /** The same revision, of which is known that the nodes of that one are related and clustered. */
    public TopicAnalysis relatedThrough(int newRelatedRevision) {
        return new TopicAnalysis(
                conversationId,
                revision,
                messages,
                liveMessages,
                space,
                algorithm,
                wordsThrough,
                fullPassDue,
                newRelatedRevision,
                nodes,
                themes,
                improvedBy,
                improvedRevision,
                analysedAt);
    }

    /** The next revision, whose nodes are related and clustered anew. */
    public TopicAnalysis related() {
        return new TopicAnalysis(
                conversationId,
                revision + 1,
                messages,
                liveMessages,
                space,
                algorithm,
                wordsThrough,
                fullPassDue,
                revision + 1,
                nodes,
                themes,
                improvedBy,
                improvedRevision,
                analysedAt);
    }
}
