package dev.commonplace.application.topics;

import dev.commonplace.application.answers.AskInJob;
import dev.commonplace.application.answers.CompleteChat;
import dev.commonplace.application.answers.ReadJson;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.GraphCluster;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Has a chat model find better words for a graph: titles and summaries of nodes, kinds of relations, themes. A few at a time, a
 * while after the graph has changed, so that nobody waits for it and it costs what it may. What was computed stays beside, and
 * what people have said stays as it is. A reply that cannot be used changes nothing.
 */
public final class ImproveTopics implements JobHandler {
    public static final JobKind KIND = new JobKind("improve_topics");

    private static final String ACTION = "conversation.improve";
    private static final int PRIORITY = -20;
    private static final Duration WAIT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofSeconds(20);

    private final Transactions<TopicsWork> transactions;
    private final AskInJob asking;
    private final MakeId ids;
    private final Clock clock;

    public ImproveTopics(
            Transactions<TopicsWork> transactions,
            CompleteChat chat,
            ReadJson readJson,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.asking = new AskInJob(chat, readJson, auditor, clock, KIND, ACTION);
        this.ids = ids;
        this.clock = clock;
    }

    /** The job of a graph that has changed, a while later: messages that come one by one make one job. */
    public static NewJob job(MakeId ids, ConversationId id, Instant now) {
        return TopicJobs.of(KIND, new JobId(ids.next()), id, false, PRIORITY, Optional.of(now.plus(WAIT)));
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    /** Two calls at most, since groups are named once nodes are told; where more is left, another job goes on after a pause. */
    @Override
    public JsonObject run(JobRun run) {
        TenantId tenantId = run.job().tenantId();
        ConversationId id = TopicJobs.conversationOf(run.job());
        ImprovableGraph graph = transactions.inTenant(tenantId, work -> ImprovableGraph.read(work, id));
        int told = graph.topics().isEmpty() ? 0 : topics(tenantId, id, graph);
        run.stopIfCancelled();
        int related = graph.pairs().isEmpty() ? 0 : relations(tenantId, id, graph);
        run.stopIfCancelled();
        int named = graph.groups().isEmpty() ? 0 : groups(tenantId, id, graph);
        if (graph.more()) {
            transactions.inTenant(
                    tenantId,
                    work -> work.jobs()
                            .enqueue(
                                    TopicJobs.of(
                                            KIND,
                                            new JobId(ids.next()),
                                            id,
                                            false,
                                            PRIORITY,
                                            Optional.of(clock.instant().plus(PAUSE))),
                                    clock.instant()));
        }
        return JsonObject.of(Map.of("model", asking.model(), "nodes", told, "relations", related, "clusters", named));
    }

    private int topics(TenantId tenantId, ConversationId id, ImprovableGraph graph) {
        List<ImprovePrompt.Topic> asked = graph.topics();
        JsonObject reply = ask(tenantId, id, ImprovePrompt.topics(asked, ids.next()), "topics", asked.size());
        Map<Integer, ImproveReply.Told> told = ImproveReply.topics(reply, asked.size());
        requireUsable(!told.isEmpty());
        List<String> themes = ImproveReply.themes(reply);
        return transactions.inTenant(tenantId, work -> {
            List<GraphNode> changed = new ArrayList<>();
            told.forEach((number, words) -> {
                GraphNode read = asked.get(number - 1).node();
                work.graphs()
                        .node(id, read.id())
                        .filter(now -> now.span().basis() == read.span().basis())
                        .map(now -> now.retold(
                                now.title().improved(words.title()),
                                now.summary().improved(words.summary())))
                        .ifPresent(changed::add);
            });
            return advance(work, id, themes) ? put(work, id, changed) : 0;
        });
    }

    private static int put(TopicsWork work, ConversationId id, List<GraphNode> nodes) {
        work.graphs().putNodes(id, nodes);
        return nodes.size();
    }

    private int relations(TenantId tenantId, ConversationId id, ImprovableGraph graph) {
        List<ImprovePrompt.Pair> asked = graph.pairs();
        JsonObject reply = ask(tenantId, id, ImprovePrompt.relations(asked, ids.next()), "relations", asked.size());
        Map<Integer, ImproveReply.Related> related = ImproveReply.pairs(reply, asked.size());
        requireUsable(!related.isEmpty());
        return transactions.inTenant(tenantId, work -> {
            if (!advance(work, id, List.of())) {
                return 0;
            }
            List<GraphRelation> now = work.graphs().relations(id, ImprovableGraph.RELATED_LEVEL);
            List<GraphRelation> changed = new ArrayList<>();
            related.forEach((number, words) -> {
                GraphRelation read = asked.get(number - 1).relation();
                if (now.contains(read)) {
                    changed.add(read.improved(words.kind(), words.reason()));
                }
            });
            work.graphs().putRelations(id, changed);
            return changed.size();
        });
    }

    private int groups(TenantId tenantId, ConversationId id, ImprovableGraph graph) {
        List<ImprovePrompt.Group> asked = graph.groups();
        JsonObject reply = ask(tenantId, id, ImprovePrompt.groups(asked, ids.next()), "clusters", asked.size());
        Map<Integer, String> titles = ImproveReply.groups(reply, asked.size());
        requireUsable(!titles.isEmpty());
        Map<GraphCluster, String> wanted = new HashMap<>();
        titles.forEach((number, title) -> wanted.put(asked.get(number - 1).cluster(), title));
        return transactions.inTenant(tenantId, work -> {
            if (!advance(work, id, List.of())) {
                return 0;
            }
            List<GraphCluster> now = work.graphs().clusters(id, ImprovableGraph.RELATED_LEVEL);
            work.graphs()
                    .replaceClusters(
                            id,
                            ImprovableGraph.RELATED_LEVEL,
                            now.stream()
                                    .map(one -> Optional.ofNullable(wanted.get(one))
                                            .map(one::named)
                                            .orElse(one))
                                    .toList());
            return (int) now.stream().filter(wanted::containsKey).count();
        });
    }

    /** @return whether the graph is still there */
    private boolean advance(TopicsWork work, ConversationId id, List<String> themes) {
        return work.analyses()
                .findForChange(id)
                .map(before -> {
                    work.analyses().put(before.improved(themes.isEmpty() ? before.themes() : themes, asking.model()));
                    work.signals().send(ConversationSignal.graphChanged(id));
                    return true;
                })
                .orElse(false);
    }

    private static void requireUsable(boolean usable) {
        if (!usable) {
            throw AskInJob.unusable();
        }
    }

    private JsonObject ask(TenantId tenantId, ConversationId id, CompleteChat.Request request, String what, int asked) {
        return asking.ask(
                request,
                id,
                Map.of("asked_for", what, "asked", asked),
                "The graph stays as it was computed",
                entry -> transactions.<Boolean>inTenant(tenantId, work -> {
                    work.audit().record(entry);
                    return true;
                }));
    }
}
