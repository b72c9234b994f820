package dev.commonplace.bootstrap.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.client.Api;
import dev.commonplace.bootstrap.client.ApiException;
import dev.commonplace.bootstrap.client.ClientOptions;
import dev.commonplace.bootstrap.client.Patience;
import dev.commonplace.bootstrap.client.TerminalText;
import dev.commonplace.bootstrap.ingest.FileBody;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends transcripts and exports to a running service. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Imports transcripts and exports of other systems; docs/importing.md says which.",
            "Run it again at any time: only what is new goes in."
        },
        footer = {
            "",
            "Exit codes: 0 all is in; 1 something is not, and is told; 2 wrong arguments; 78 no service answers."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class ImportCommand implements Callable<Integer> {
    private static final String IMPORT = "/v1/conversations/import";

    @Mixin
    private ClientOptions client;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "files, such as a transcript or the ZIP of an export")
    private List<Path> paths;

    @Option(names = "--format", paramLabel = "FORMAT", description = "what they are; else it is found out")
    private @Nullable String format;

    @Option(names = "--title", paramLabel = "TEXT", description = "of a conversation that comes alone")
    private @Nullable String title;

    @Option(names = "--visibility", paramLabel = "WORD", description = "private (default), shared or public")
    private @Nullable String visibility;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "a tag of every conversation; can be given more than once")
    private List<String> tags = List.of();

    @Option(names = "--preview", description = "keep nothing; say what would be imported")
    private boolean preview;

    @Override
    public Integer call() {
        int failed = 0;
        try (Api api = client.connect(Patience.DEFAULT)) {
            for (Path path : paths) {
                failed += send(api, path) ? 0 : 1;
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private boolean send(Api api, Path path) {
        PrintWriter out = spec.commandLine().getOut();
        if (!Files.isRegularFile(path)) {
            String reason =
                    Files.isDirectory(path) ? "it is a folder; name the files in it." : "there is no such file.";
            out.println("FAILED   " + path + ": " + reason);
            out.flush();
            return false;
        }
        try {
            FileBody body = new FileBody(path, "options", options());
            JsonNode answer = api.post(preview ? IMPORT + "/preview" : IMPORT, body.mediaType(), body.publisher());
            print(path, answer, out);
            return answer.path("report").path("errors").path("total").asLong() == 0;
        } catch (ApiException refused) {
            if (refused.isSilence()) {
                throw refused;
            }
            out.println("FAILED   " + path + ": " + TerminalText.oneLine(String.valueOf(refused.getMessage())));
            return false;
        } catch (IOException unreadable) {
            out.println("FAILED   " + path + ": it cannot be read.");
            return false;
        } finally {
            out.flush();
        }
    }

    private ObjectNode options() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        if (format != null) {
            options.put("format", format);
        }
        if (title != null) {
            options.put("title", title);
        }
        if (visibility != null) {
            options.put("visibility", visibility);
        }
        tags.forEach(options.putArray("tags")::add);
        return options;
    }

    private static void print(Path path, JsonNode answer, PrintWriter out) {
        JsonNode report = answer.path("report");
        String because = TerminalText.oneLine(report.path("detected_because").asText(""));
        out.println(
                path + ": " + (because.isEmpty() ? "" : report.path("format").asText() + ". " + because));
        for (JsonNode one : answer.path("conversations")) {
            out.printf(
                    "  %-9s %6d messages  %s%n",
                    one.path("effect").asText("would be"),
                    one.path("messages").asLong(),
                    TerminalText.oneLine(one.path("title").asText()));
        }
        notes("error", report.path("errors"), out);
        notes("warning", report.path("warnings"), out);
        notes("left out", report.path("skipped"), out);
    }

    private static void notes(String word, JsonNode list, PrintWriter out) {
        for (JsonNode note : list.path("entries")) {
            String file = note.hasNonNull("file") ? note.path("file").asText() + ": " : "";
            out.println("  " + word + ": "
                    + TerminalText.oneLine(file + note.path("message").asText()) + where(note));
        }
        long more = list.path("total").asLong() - list.path("entries").size();
        if (more > 0) {
            out.println("  " + word + ": " + (list.path("entries").isEmpty() ? "" : "and ") + more
                    + (list.path("entries").isEmpty() ? "" : " more"));
        }
    }

    private static String where(JsonNode note) {
        if (note.hasNonNull("line")) {
            return " (line " + note.path("line").asLong() + ")";
        }
        return note.hasNonNull("pointer")
                ? " (at " + TerminalText.oneLine(note.path("pointer").asText()) + ")"
                : "";
    }
}
