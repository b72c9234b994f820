package dev.commonplace.http.topics;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.topics.ReadGraph;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.ZoomLevel;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The graph of a conversation: on any level, node by node, and its analysis on request. */
public final class GraphRoutes {
    private static final String CONVERSATION = "/v1/conversations/{conversation_id}";
    private static final Set<String> INCLUDED = Set.of("relations", "clusters", "messages", "computed");
    private static final int MESSAGES_DEFAULT = 200;
    /** What is usually meant by the topics of a conversation, and a little finer. */
    private static final int ZOOM_DEFAULT = 3;

    private static final int NOT_MODIFIED = 304;

    private final TopicsUseCases useCases;

    public GraphRoutes(TopicsUseCases useCases) {
        this.useCases = useCases;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, CONVERSATION + "/graph", this::graph);
        routes.tenant(HandlerType.GET, CONVERSATION + "/nodes", this::nodes);
        routes.tenant(HandlerType.GET, CONVERSATION + "/nodes/{node_id}", this::node);
        routes.tenant(HandlerType.GET, CONVERSATION + "/analytics/topics", this::dominance);
        routes.tenant(HandlerType.POST, CONVERSATION + "/analyse", this::analyse);
    }

    private Answer graph(Context context, Caller caller) {
        QueryParameters parameters = QueryParameters.of(context);
        ZoomConvention convention = convention(parameters);
        ZoomLevel zoom = zoom(parameters, convention);
        Set<String> include = include(parameters);
        int from = from(parameters);
        int limit = limit(parameters);
        parameters.refuseOthers();
        GraphJson.Options options = new GraphJson.Options(convention, include);
        return read(
                context,
                caller,
                new ReadGraph.Query(
                        id(context),
                        zoom,
                        include.contains("relations"),
                        include.contains("clusters"),
                        include.contains("messages"),
                        from,
                        limit),
                options);
    }

    private Answer nodes(Context context, Caller caller) {
        QueryParameters parameters = QueryParameters.of(context);
        ZoomConvention convention = convention(parameters);
        ZoomLevel zoom = zoom(parameters, convention);
        int from = from(parameters);
        int limit = limit(parameters);
        parameters.refuseOthers();
        return read(
                context,
                caller,
                new ReadGraph.Query(id(context), zoom, false, false, false, from, limit),
                new GraphJson.Options(convention, Set.of()));
    }

    private Answer read(Context context, Caller caller, ReadGraph.Query query, GraphJson.Options options) {
        String known = context.header(Header.IF_NONE_MATCH);
        if (known != null) {
            String now = tag(useCases.readGraph().state(caller, query.id()));
            if (Arrays.stream(known.split(",", -1)).map(String::strip).anyMatch(now::equals)) {
                return new Answer(NOT_MODIFIED, Optional.empty(), Map.of(Header.ETAG, now));
            }
        }
        ReadGraph.Outcome graph = useCases.readGraph().read(caller, query);
        return Answer.ok(GraphJson.of(graph, options)).with(Header.ETAG, tag(graph.state()));
    }

    private Answer node(Context context, Caller caller) {
        QueryParameters parameters = QueryParameters.of(context);
        ZoomConvention convention = convention(parameters);
        int from = from(parameters);
        int limit = limit(parameters);
        parameters.refuseOthers();
        ReadGraph.NodeOutcome found =
                useCases.readGraph().node(caller, id(context), new NodeId(PathIds.id(context, "node_id")), from, limit);
        return Answer.ok(NodeDetailsJson.of(found, convention))
                .with(Header.ETAG, tag(String.valueOf(found.analysis().revision())));
    }

    private Answer dominance(Context context, Caller caller) {
        QueryParameters parameters = QueryParameters.of(context);
        ZoomConvention convention = convention(parameters);
        ZoomLevel zoom = zoom(parameters, convention);
        parameters.refuseOthers();
        if (zoom.equals(ZoomLevel.MESSAGES)) {
            throw RefusedException.invalid("/zoom", "Topics are on the levels 1 to 5.");
        }
        return Answer.ok(DominanceJson.of(
                useCases.readGraph().read(caller, ReadGraph.Query.nodes(id(context), zoom)), convention));
    }

    private Answer analyse(Context context, Caller caller) {
        QueryParameters parameters = QueryParameters.of(context);
        boolean incremental = parameters.isOn("incremental");
        parameters.refuseOthers();
        JobId job = useCases.requestAnalysis().request(caller, id(context), incremental);
        return Answer.of(202, Map.of("job_id", job.toString()));
    }

    private static ConversationId id(Context context) {
        return new ConversationId(PathIds.id(context, "conversation_id"));
    }

    private static ZoomConvention convention(QueryParameters parameters) {
        return parameters.text("convention").map(ZoomConvention::parse).orElse(ZoomConvention.COARSE_FIRST);
    }

    private static ZoomLevel zoom(QueryParameters parameters, ZoomConvention convention) {
        return convention.level(parameters.integer("zoom").orElse(ZOOM_DEFAULT));
    }

    private static Set<String> include(QueryParameters parameters) {
        Set<String> include = new TreeSet<>();
        for (String value : parameters.texts("include")) {
            for (String word : value.split(",", -1)) {
                if (!INCLUDED.contains(word.strip())) {
                    throw RefusedException.invalid(
                            "/include", "What can be included is relations, clusters, messages and computed.");
                }
                include.add(word.strip());
            }
        }
        return include;
    }

    private static int from(QueryParameters parameters) {
        int from = parameters.integer("from_sequence").orElse(0);
        if (from < 0) {
            throw RefusedException.invalid("/from_sequence", "Places are counted from 0.");
        }
        return from;
    }

    private static int limit(QueryParameters parameters) {
        int limit = parameters.integer("limit").orElse(MESSAGES_DEFAULT);
        if (limit < 1 || limit > ReadGraph.MESSAGES_MAX) {
            throw RefusedException.invalid("/limit", "A page has 1 to " + ReadGraph.MESSAGES_MAX + " messages.");
        }
        return limit;
    }

    private static String tag(String state) {
        return "\"" + state + "\"";
    }
}
