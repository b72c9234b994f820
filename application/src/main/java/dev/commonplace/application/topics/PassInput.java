package dev.commonplace.application.topics;

import dev.commonplace.application.topics.AnalysedMessages.Extent;
import dev.commonplace.application.topics.TopicCorrections.Corrections;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.topics.ConversationWords;
import dev.commonplace.domain.topics.GapScores;
import dev.commonplace.domain.topics.NodeOutline;
import dev.commonplace.domain.topics.TopicAnalysis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a pass begins with, as one transaction has seen it.
 *
 * @param analysis the one before, empty for a first pass
 * @param extent how far the conversation can be analysed by now
 * @param outline the nodes that are stored
 * @param full whether everything is computed anew
 * @param scores of the gaps, as far as they still hold
 * @param words what those of topics are held against; of a full pass, none yet
 * @param names what speakers are called, by the ids of participants
 */
record PassInput(
        ConversationId conversationId,
        Optional<SpaceId> space,
        Optional<TopicAnalysis> analysis,
        Extent extent,
        List<NodeOutline> outline,
        Corrections corrections,
        boolean full,
        GapScores scores,
        ConversationWords words,
        Map<String, String> names) {
    /** Numbers of another one mean something else. */
    static final int ALGORITHM = 2_000 + GapScores.VERSION;

    /** More messages than these are not analysed. */
    static final int MESSAGES_MAX = 200_000;

    /** @return empty where there is no such conversation, or a deleted one */
    static Optional<PassInput> read(TopicsWork work, ConversationId id, boolean fullWanted) {
        if (work.conversations().find(id).filter(found -> !found.isDeleted()).isEmpty()) {
            return Optional.empty();
        }
        Optional<SpaceId> space = work.embeddingSpaces().active().map(EmbeddingSpace::id);
        Optional<TopicAnalysis> analysis = work.analyses().find(id);
        int known = analysis.filter(before -> before.space().equals(space))
                .map(TopicAnalysis::messages)
                .orElse(0);
        Extent extent = work.analysedMessages().extent(id, space, known, MESSAGES_MAX);
        boolean full = fullWanted || !goesOn(work, id, analysis, space, extent);
        return Optional.of(new PassInput(
                id,
                space,
                analysis,
                extent,
                work.graphs().outline(id),
                work.corrections().of(id),
                full,
                full ? GapScores.none() : work.analyses().gapScores(id),
                full ? ConversationWords.none() : work.analyses().words(id),
                names(work, id)));
    }

    private static Map<String, String> names(TopicsWork work, ConversationId id) {
        Map<String, String> names = new HashMap<>();
        work.participants().ofConversation(id).forEach(one -> names.put(one.id().toString(), one.name()));
        return names;
    }

    private static boolean goesOn(
            TopicsWork work,
            ConversationId id,
            Optional<TopicAnalysis> analysis,
            Optional<SpaceId> space,
            Extent extent) {
        return analysis.filter(before -> !before.fullPassDue()
                        && before.algorithm() == ALGORITHM
                        && before.space().equals(space)
                        && before.messages() <= extent.ready()
                        && before.wordsThrough() == Checkpoints.words(extent.ready())
                        && work.analysedMessages().live(id, before.messages()) == before.liveMessages())
                .isPresent();
    }

    int analysed() {
        return analysis.map(TopicAnalysis::messages).orElse(0);
    }

    int revision() {
        return analysis.map(TopicAnalysis::revision).orElse(0);
    }

    /** Whether the graph already is what this pass would make it. */
    boolean nothingToDo() {
        return !full && analysed() == extent.ready();
    }
}
