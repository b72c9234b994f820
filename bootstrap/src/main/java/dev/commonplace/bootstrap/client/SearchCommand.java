package dev.commonplace.bootstrap.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.commonplace.bootstrap.CommonplaceCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Searches a running service and shows what it found. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Searches a running service, and shows what it found in words.",
        footer = {"", "Example: commonplace search how did readers remember quotations"})
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
public final class SearchCommand implements Callable<Integer> {
    private static final String HIGHLIGHT = "highlight";

    @Mixin
    private ClientOptions client;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "what is looked for")
    private List<String> words;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            defaultValue = "hybrid",
            description = "text, semantic or hybrid; default: ${DEFAULT-VALUE}")
    private String mode;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "5",
            description = "the most hits shown; default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(
            names = "--filter",
            paramLabel = "JSON",
            description = "the part of the library that is searched, such as {\"tags\": [\"minutes\"]}")
    private @Nullable String filter;

    @Option(
            names = "--require-phrases",
            negatable = true,
            description =
                    "find only what has every \"phrase in quotation marks\" as it stands; so it is in the mode text, unless --no-require-phrases")
    private @Nullable Boolean requirePhrases;

    @Option(names = "--explain", description = "show how the scores came about")
    private boolean explain;

    @Option(names = "--json", description = "answer with what the service said")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        ObjectNode search = request();
        JsonNode found;
        try (Api api = client.connect(Patience.SHORT)) {
            found = find(api, search);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(found));
        } else {
            new ShownHits(Ansi.AUTO.enabled()).print(found, out);
        }
        out.flush();
        return 0;
    }

    private static JsonNode find(Api api, ObjectNode search) {
        try {
            return api.post("/v1/search", search.deepCopy().put(HIGHLIGHT, true));
        } catch (ApiException refused) {
            if (String.valueOf(refused.getMessage()).contains("/" + HIGHLIGHT)) {
                // An older service, which marks no words.
                return api.post("/v1/search", search);
            }
            throw refused;
        }
    }

    private ObjectNode request() {
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.put("query", String.join(" ", words)).put("mode", mode).put("limit", limit);
        search.put("explain", explain);
        if (requirePhrases != null) {
            search.put("require_phrases", requirePhrases);
        }
        if (filter != null) {
            try {
                search.set("filter", new ObjectMapper().readTree(filter));
            } catch (JsonProcessingException malformed) {
                throw new ParameterException(
                        spec.commandLine(), "--filter is JSON, such as {\"tags\": [\"minutes\"]}.", malformed);
            }
        }
        return search;
    }
}
