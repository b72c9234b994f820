package dev.commonplace.bootstrap.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.client.Api;
import dev.commonplace.bootstrap.client.ClientOptions;
import dev.commonplace.bootstrap.client.Patience;
import dev.commonplace.bootstrap.database.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks judged queries and tells how good the answers are. */
@Command(
        name = "eval",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Asks a running service queries with known answers, and tells how well each mode finds them.",
        footer = {
            "",
            "Queries: id, text and, where one searches only a part, a filter as JSON, divided by tabs.",
            "Judgements: query, 0, document, relevance; or query, document, relevance, divided by tabs.",
            "Documents are named by their external ids; a document stands where its best chunk stands."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
public final class EvalCommand implements Callable<Integer> {
    private static final int LIMIT_MAX = 200;

    @Mixin
    private ClientOptions client;

    @Mixin
    private Answer answer;

    @Spec
    private CommandSpec spec;

    @Option(names = "--queries", paramLabel = "FILE", required = true, description = "the queries")
    private Path queries;

    @Option(names = "--qrels", paramLabel = "FILE", required = true, description = "the judgements")
    private Path judgements;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "text, semantic or hybrid; can be given more than once; default: all three")
    private List<String> modes = List.of("text", "semantic", "hybrid");

    @Option(
            names = "--measure",
            paramLabel = "NAME",
            description =
                    "such as nDCG@10, R@100, P@10, hit@5, MRR, MAP; can be given more than once; the first is compared")
    private List<String> measures = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "how many hits are asked for, at most " + LIMIT_MAX + "; default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--filter", paramLabel = "JSON", description = "the part of the library that is searched")
    private @Nullable String filter;

    @Option(
            names = "--operators",
            description =
                    "let \"quotation marks\" and -minus mean what they mean in a search; else they are part of the sentence")
    private boolean operators;

    @Option(names = "--run-dir", paramLabel = "FOLDER", description = "write a TREC run file for each mode there")
    private @Nullable Path runFolder;

    @Override
    public Integer call() throws IOException {
        List<Measure> wanted = measures();
        if (limit < 1 || limit > LIMIT_MAX) {
            throw wrong("--limit is 1 to " + LIMIT_MAX + ".");
        }
        Optional<JsonNode> everywhere = filter();
        JudgedQueries judged = judged();
        List<Evaluation> evaluations = new ArrayList<>();
        try (Api api = client.connect(Patience.SHORT)) {
            for (String mode : modes) {
                Map<String, Ranking> rankings = answer.watch(progress -> {
                    progress.stage("Asking " + judged.queries().size() + " queries, " + mode);
                    return new AskQueries(api, limit, everywhere, operators)
                            .ask(judged.queries(), mode, asked -> progress.detail(String.valueOf(asked)));
                });
                evaluations.add(Evaluation.of(mode, judged, rankings, wanted));
                if (runFolder != null) {
                    RunFile.write(
                            Files.createDirectories(runFolder).resolve(mode + ".run"), "commonplace-" + mode, rankings);
                }
            }
        }
        EvaluationReport report = EvaluationReport.of(judged, evaluations, wanted);
        answer.give(report, report::print);
        return 0;
    }

    private JudgedQueries judged() throws IOException {
        for (Path file : List.of(queries, judgements)) {
            if (!Files.isRegularFile(file)) {
                throw wrong("There is no file " + file + ".");
            }
        }
        try {
            JudgedQueries judged = JudgedQueries.read(queries, judgements);
            if (judged.queries().isEmpty()) {
                throw wrong("None of the queries has a relevant document.");
            }
            return judged;
        } catch (IllegalArgumentException malformed) {
            throw wrong(String.valueOf(malformed.getMessage()));
        }
    }

    private List<Measure> measures() {
        try {
            return measures.isEmpty()
                    ? Measure.DEFAULT
                    : measures.stream().map(Measure::parse).toList();
        } catch (IllegalArgumentException unknown) {
            throw wrong(String.valueOf(unknown.getMessage()));
        }
    }

    private Optional<JsonNode> filter() {
        if (filter == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ObjectMapper().readTree(filter));
        } catch (JsonProcessingException malformed) {
            throw wrong("--filter is JSON, such as {\"tags\": [\"minutes\"]}.");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
