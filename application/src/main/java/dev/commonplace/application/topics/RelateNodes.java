package dev.commonplace.application.topics;

import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobRetryException;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.application.topics.MessageWindow.Spoken;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.ConversationWords;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.RelateTopics;
import dev.commonplace.domain.topics.TopicAnalysis;
import dev.commonplace.domain.topics.TopicDigest;
import dev.commonplace.domain.topics.Utterance;
import dev.commonplace.domain.topics.ZoomLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds which nodes of a level belong together beside their order, and groups them. A topic is held against all others of its
 * level, so that this takes a while in a long conversation: messages that come one by one are waited for.
 */
public final class RelateNodes implements JobHandler {
    public static final JobKind KIND = new JobKind("relate_topics");

    /** Levels with more nodes have neither relations, beside their order, nor clusters. */
    static final int RELATED_NODES_MAX = RelateTopics.TOPICS_MAX;

    private static final int ATTEMPTS_MAX = 3;
    private static final int PRIORITY = -10;
    private static final int PAGE = 1_000;
    private static final Duration WAIT_MIN = Duration.ofSeconds(5);
    private static final int MESSAGES_PER_SECOND_WAITED = 200;

    private final Transactions<TopicsWork> transactions;
    private final MakeId ids;

    public RelateNodes(Transactions<TopicsWork> transactions, MakeId ids) {
        this.transactions = transactions;
        this.ids = ids;
    }

    /** The job after nodes have changed, a little later: the more messages, the later. */
    static NewJob job(MakeId ids, ConversationId id, int messages, Instant now) {
        Duration wait = WAIT_MIN.plusSeconds(messages / MESSAGES_PER_SECOND_WAITED);
        return TopicJobs.of(KIND, new JobId(ids.next()), id, false, PRIORITY, Optional.of(now.plus(wait)));
    }

    /** @param relations how many there are now, on all levels together */
    public record Outcome(int relations, int clusters) {}

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public JsonObject run(JobRun run) {
        Outcome outcome = relate(run.job().tenantId(), TopicJobs.conversationOf(run.job()));
        return JsonObject.of(Map.of("relations", outcome.relations(), "clusters", outcome.clusters()));
    }

    /** @throws JobRetryException where others changed the graph again and again meanwhile */
    public Outcome relate(TenantId tenantId, ConversationId id) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            try {
                return once(tenantId, id);
            } catch (GraphMovedException moved) {
                // with the graph as it is now
            }
        }
        throw new JobRetryException("The graph changed while its nodes were related.", null);
    }

    private record Input(TopicAnalysis analysis, ConversationWords words, Map<Integer, Integer> moved) {}

    private Outcome once(TenantId tenantId, ConversationId id) {
        Optional<Input> read = transactions.inTenant(
                tenantId,
                work -> work.analyses()
                        .find(id)
                        .map(analysis -> new Input(
                                analysis,
                                work.analyses().words(id),
                                work.corrections().of(id).moved())));
        if (read.isEmpty()) {
            return new Outcome(0, 0);
        }
        Input input = read.get();
        MessageWindow messages =
                new MessageWindow(transactions, tenantId, id, input.analysis.space(), input.analysis.messages(), PAGE);
        List<RelatedLevel> levels = new ArrayList<>();
        for (ZoomLevel level : ZoomLevel.OF_NODES) {
            levels.add(level(tenantId, id, level, input, messages));
        }
        return transactions.inTenant(tenantId, work -> write(work, id, input.analysis, levels));
    }

    private RelatedLevel level(
            TenantId tenantId, ConversationId id, ZoomLevel level, Input input, MessageWindow messages) {
        RelatedLevel related = transactions.inTenant(
                tenantId,
                work -> new RelatedLevel(
                        level,
                        work.graphs().nodes(id, level),
                        work.graphs().relations(id, level),
                        work.graphs().clusters(id, level)));
        if (related.nodes().size() <= RELATED_NODES_MAX) {
            List<TopicDigest> digests = related.nodes().stream()
                    .map(node -> digest(node, input, messages))
                    .toList();
            related.relate(digests, ids);
            related.cluster(digests, ids);
        }
        return related;
    }

    /** Messages that people have moved are not counted with their new neighbours: they are few. */
    private static TopicDigest digest(GraphNode node, Input input, MessageWindow messages) {
        int first = node.span().first();
        int end = Math.min(
                input.analysis.messages(), first + Math.max(1, node.span().basis()));
        List<Spoken> basis = messages.range(first, end);
        List<Utterance> live = basis.stream()
                .filter(message -> !message.said().deleted()
                        && !input.moved.containsKey(message.said().sequence()))
                .map(Spoken::utterance)
                .toList();
        List<Utterance> topic =
                live.isEmpty() ? List.of(Utterance.of(node.span().first(), "", "")) : live;
        return TopicDigest.of(topic, input.words);
    }

    private static Outcome write(TopicsWork work, ConversationId id, TopicAnalysis read, List<RelatedLevel> levels) {
        Optional<TopicAnalysis> now = work.analyses().findForChange(id);
        if (now.filter(same -> same.revision() == read.revision()).isEmpty()) {
            throw new GraphMovedException();
        }
        if (levels.stream().anyMatch(RelatedLevel::changes)) {
            work.analyses().put(read.related());
            work.signals().send(ConversationSignal.graphChanged(id));
            levels.forEach(level -> level.write(work.graphs(), id));
        } else {
            work.analyses().noteRelated(id, read.revision());
        }
        return new Outcome(
                levels.stream().mapToInt(level -> level.relations().size()).sum(),
                levels.stream().mapToInt(level -> level.clusters().size()).sum());
    }
}
