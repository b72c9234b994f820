package dev.commonplace.application.topics;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.topics.ConversationWords;
import dev.commonplace.domain.topics.GapScores;
import dev.commonplace.domain.topics.TopicAnalysis;
import java.util.Optional;

/**
 * How far each conversation of one tenant has been analysed. Whoever changes a graph, be it the analysis or a person, begins
 * with {@link #put}: it is the lock on the graph.
 */
public interface TopicAnalyses {
    Optional<TopicAnalysis> find(ConversationId id);

    /** Like {@link #find}, and nobody else changes the graph until the transaction ends. */
    Optional<TopicAnalysis> findForChange(ConversationId id);

    /**
     * Keeps an analysis in place of the one before. Nobody else changes the graph until the transaction ends.
     *
     * @param analysis with the next revision; 1 where there is none yet
     * @throws dev.commonplace.domain.shared.RefusedException {@code STALE_VERSION} where somebody else was faster
     */
    void put(TopicAnalysis analysis);

    /** Of all messages that were analysed. */
    GapScores gapScores(ConversationId id);

    /**
     * Keeps the scores of a conversation that has an analysis.
     *
     * @param unchanged so many of the first ones are as they are stored
     */
    void putGapScores(ConversationId id, GapScores scores, int unchanged);

    /** What the words of a topic are held against. */
    ConversationWords words(ConversationId id);

    void putWords(ConversationId id, ConversationWords words);

    /** Notes up to which revision nodes were related and clustered. */
    void noteRelated(ConversationId id, int revision);
}
