package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.conversations.ConversationSpeakers;
import dev.commonplace.application.conversations.FollowUps;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.TopicAnalysis;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A conversation while it is corrected in a unit of work: who speaks in it, and its graph, as far as it has one. */
final class CorrectedConversation {
    private final Conversation conversation;
    private final Optional<TopicAnalysis> analysis;
    private final GraphState graph;
    private final ConversationSpeakers speakers;

    private CorrectedConversation(CorrectionsWork work, Conversation conversation, Optional<TopicAnalysis> analysis) {
        this.conversation = conversation;
        this.analysis = analysis;
        this.graph = new GraphState(
                work, conversation.id(), analysis.map(TopicAnalysis::messages).orElse(0));
        this.speakers = new ConversationSpeakers(work, conversation);
    }

    /**
     * Nobody else changes the graph until the transaction ends.
     *
     * @param withSpeakers nor who speaks, nor appends
     * @throws RefusedException {@code NOT_FOUND} for a conversation that the caller may not see; {@code STALE_VERSION}
     */
    static CorrectedConversation of(
            CorrectionsWork work,
            Caller caller,
            ConversationId id,
            boolean withSpeakers,
            Optional<Integer> expectedRevision) {
        // The conversation first: whoever holds both takes them in this order.
        Conversation conversation = withSpeakers
                ? ConversationAccess.forChange(work.conversations(), caller, id)
                : ConversationAccess.visible(work.conversations(), caller, id);
        Optional<TopicAnalysis> analysis = work.analyses().findForChange(id);
        int revision = analysis.map(TopicAnalysis::revision).orElse(0);
        if (expectedRevision.isPresent() && expectedRevision.get() != revision) {
            throw new RefusedException(
                    ErrorCode.STALE_VERSION, "The graph has revision " + revision + " by now; read it again.");
        }
        return new CorrectedConversation(work, conversation, analysis);
    }

    GraphState graph() {
        return graph;
    }

    ConversationSpeakers speakers() {
        return speakers;
    }

    ApplyCorrection applyGraph(MakeId ids) {
        return new ApplyCorrection(graph, ids);
    }

    ApplySpeakerCorrection applySpeakers(MakeId ids) {
        return new ApplySpeakerCorrection(conversation.id(), speakers, ids);
    }

    void requireGraph() {
        if (analysis.isEmpty()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "The conversation has no graph yet; it is made soon after messages come.");
        }
    }

    CorrectGraph.Done unchanged() {
        return new CorrectGraph.Done(List.of(), revision(), graph.messages(), false);
    }

    /**
     * Ends the changes. Where others have spoken than was known, so have they in the graph, which is computed anew: at once,
     * and once more when what search made of their names is made anew, since the graph rests on that.
     */
    CorrectGraph.Done keep(List<LoggedEdit> edits, FollowUps followUps, MakeId ids, Instant now) {
        speakers.keep(followUps, now);
        analysis.ifPresent(before -> graph.keep(before, speakers.changed(), ids, now));
        return new CorrectGraph.Done(
                edits,
                revision() + (analysis.isPresent() ? 1 : 0),
                graph.messages(),
                analysis.isPresent() && (graph.reshaped() || speakers.changed()));
    }

    private int revision() {
        return analysis.map(TopicAnalysis::revision).orElse(0);
    }
}
