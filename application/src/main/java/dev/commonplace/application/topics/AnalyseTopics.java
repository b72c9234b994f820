package dev.commonplace.application.topics;

import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobRetryException;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.TopicAnalysis;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Keeps the graph of a conversation. What was appended is analysed with the messages right before it; everything is analysed
 * anew where somebody asks for it, a message before was deleted, the tenant has another space, or the words of topics are due
 * to be held against those of more messages. Computes outside of transactions, and writes only where the graph and what it
 * rests on are still what it read: else it begins anew.
 */
public final class AnalyseTopics implements JobHandler {
    public static final JobKind KIND = new JobKind("analyse_topics");

    private static final int ATTEMPTS_MAX = 5;
    private static final int PRIORITY = 0;
    private static final int PRIORITY_FULL = -5;
    private static final int PAGE = 128;
    private static final int PAGE_FULL = 1_000;

    private final Transactions<TopicsWork> transactions;
    private final RelateNodes relateNodes;
    private final FollowGraph follow;
    private final MakeId ids;
    private final Clock clock;

    /** @param follow what is enqueued when a graph has changed */
    public AnalyseTopics(
            Transactions<TopicsWork> transactions,
            RelateNodes relateNodes,
            FollowGraph follow,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.relateNodes = relateNodes;
        this.follow = follow;
        this.ids = ids;
        this.clock = clock;
    }

    /** The job after messages were appended and have their vectors. While one is pending, no second one is made. */
    public static NewJob job(MakeId ids, ConversationId id) {
        return TopicJobs.of(KIND, new JobId(ids.next()), id, false, PRIORITY, Optional.empty());
    }

    /** The job that analyses everything anew. */
    public static NewJob fullJob(MakeId ids, ConversationId id) {
        return TopicJobs.of(KIND, new JobId(ids.next()), id, true, PRIORITY_FULL, Optional.empty());
    }

    /**
     * What a pass did.
     *
     * @param full whether everything was computed anew
     * @param messages how many the graph has by now
     * @param read how many messages were read from storage
     * @param nodes how many there are, on all levels together
     * @param changed how many of them were written
     * @param revision of the graph; 0 where there is none
     */
    public record Outcome(boolean full, int messages, int read, int nodes, int changed, int revision) {
        static final Outcome NOTHING = new Outcome(false, 0, 0, 0, 0, 0);
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public JsonObject run(JobRun run) {
        ConversationId id = TopicJobs.conversationOf(run.job());
        Outcome outcome = analyse(run.job().tenantId(), id, TopicJobs.isFull(run.job()));
        run.stopIfCancelled();
        if (outcome.full()) {
            relateNodes.relate(run.job().tenantId(), id);
        }
        return JsonObject.of(Map.of(
                "full", outcome.full(),
                "messages", outcome.messages(),
                "messages_read", outcome.read(),
                "nodes", outcome.nodes(),
                "nodes_changed", outcome.changed(),
                "revision", outcome.revision()));
    }

    /**
     * Brings the graph of a conversation up to date; relations and clusters follow by a job, unless the pass is a full one,
     * whose caller relates. Nothing happens to a conversation that is not there.
     *
     * @throws JobRetryException where others changed the graph again and again meanwhile
     */
    public Outcome analyse(TenantId tenantId, ConversationId id, boolean full) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return once(tenantId, id, full);
            } catch (GraphMovedException moved) {
                // with the conversation as it is now
            } catch (RefusedException refused) {
                if (refused.code() != ErrorCode.STALE_VERSION) {
                    throw refused;
                }
            }
        }
        throw new JobRetryException("The conversation changed while it was analysed.", null);
    }

    private Outcome once(TenantId tenantId, ConversationId id, boolean full) {
        Optional<PassInput> read = transactions.inTenant(tenantId, work -> PassInput.read(work, id, full));
        if (read.isEmpty()) {
            return Outcome.NOTHING;
        }
        PassInput input = read.get();
        int ready = input.extent().ready();
        if (input.nothingToDo() || (ready == 0 && input.analysis().isEmpty())) {
            return new Outcome(false, ready, 0, input.outline().size(), 0, input.revision());
        }
        MessageWindow messages =
                new MessageWindow(transactions, tenantId, id, input.space(), ready, input.full() ? PAGE_FULL : PAGE);
        GraphPass.Result result = new GraphPass(input, messages)
                .compute(
                        wanted -> wanted.isEmpty()
                                ? List.of()
                                : transactions.inTenant(
                                        tenantId, work -> work.graphs().nodes(id, wanted)),
                        NewIds.of(ids));
        boolean changes = !result.put().isEmpty() || !result.gone().isEmpty() || ready != input.analysed();
        if (!changes
                && input.analysis()
                        .filter(before -> !before.fullPassDue() && current(before, input))
                        .isPresent()) {
            return new Outcome(input.full(), ready, messages.read(), result.nodes(), 0, input.revision());
        }
        transactions.inTenant(tenantId, work -> write(work, input, result));
        return new Outcome(
                input.full(),
                ready,
                messages.read(),
                result.nodes(),
                result.put().size(),
                input.revision() + 1);
    }

    private static boolean current(TopicAnalysis before, PassInput input) {
        return before.algorithm() == PassInput.ALGORITHM
                && before.space().equals(input.space())
                && before.liveMessages() == input.extent().live()
                && before.wordsThrough() == Checkpoints.words(input.extent().ready());
    }

    private boolean write(TopicsWork work, PassInput input, GraphPass.Result result) {
        ConversationId id = input.conversationId();
        int ready = input.extent().ready();
        if (work.conversations().find(id).isEmpty()
                || !work.embeddingSpaces().active().map(EmbeddingSpace::id).equals(input.space())
                || work.analysedMessages().live(id, ready) != input.extent().live()) {
            throw new GraphMovedException();
        }
        work.analyses().put(next(input, result));
        work.signals().send(ConversationSignal.graphChanged(id));
        work.graphs().putNodes(id, result.put());
        work.graphs().removeNodes(result.gone());
        work.graphs().putMessages(result.placed());
        input.space().ifPresent(space -> work.graphs().putMeanings(space, result.meanings()));
        work.analyses().putGapScores(id, result.scores(), result.scoresUnchanged());
        if (input.full()) {
            work.analyses().putWords(id, result.words());
        }
        if (!input.full() && (result.retold() > 0 || !result.gone().isEmpty())) {
            work.jobs().enqueue(RelateNodes.job(ids, id, ready, clock.instant()), clock.instant());
        }
        follow.changed(id, clock.instant()).forEach(job -> work.jobs().enqueue(job, clock.instant()));
        return true;
    }

    private TopicAnalysis next(PassInput input, GraphPass.Result result) {
        Optional<TopicAnalysis> before = input.analysis();
        return new TopicAnalysis(
                input.conversationId(),
                input.revision() + 1,
                input.extent().ready(),
                input.extent().live(),
                input.space(),
                PassInput.ALGORITHM,
                input.full()
                        ? Checkpoints.words(input.extent().ready())
                        : before.map(TopicAnalysis::wordsThrough).orElse(0),
                false,
                before.map(TopicAnalysis::relatedRevision).orElse(0),
                result.nodes(),
                before.map(TopicAnalysis::themes).orElse(List.of()),
                before.flatMap(TopicAnalysis::improvedBy),
                before.map(TopicAnalysis::improvedRevision).orElse(OptionalInt.empty()),
                clock.instant());
    }
}
