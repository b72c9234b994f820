package dev.commonplace.bootstrap.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.client.Api;
import dev.commonplace.bootstrap.client.ClientOptions;
import dev.commonplace.bootstrap.client.Patience;
import dev.commonplace.bootstrap.client.TerminalText;
import java.io.PrintWriter;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Conversations of a running service. */
@Command(
        name = "conversations",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Imports conversations into a running service, lists them, and shows what was said.",
        subcommands = ImportCommand.class)
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // fields are set and methods called by the command line's parser
public final class ConversationsCommand implements Runnable {
    private static final int PAGE = 100;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = "Lists conversations, the newest first.")
    int list(
            @Mixin ClientOptions client,
            @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "at most so many, 1 to 100")
                    int limit) {
        try (Api api = client.connect(Patience.SHORT)) {
            PrintWriter out = spec.commandLine().getOut();
            for (JsonNode one : api.get("/v1/conversations?limit=" + limit).path("items")) {
                out.printf(
                        "%s  %-12s %6d messages  %s%n",
                        one.path("id").asText(),
                        one.path("source").path("type").asText(),
                        one.path("message_count").asLong(),
                        TerminalText.oneLine(one.path("title").asText()));
            }
            out.flush();
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = "Shows a conversation with all of its messages.")
    int show(@Mixin ClientOptions client, @Parameters(paramLabel = "ID", description = "as list shows it") UUID id) {
        try (Api api = client.connect(Patience.SHORT)) {
            PrintWriter out = spec.commandLine().getOut();
            String path = "/v1/conversations/" + id;
            out.println(TerminalText.oneLine(api.get(path).path("title").asText()));
            JsonNode page = api.get(path + "/messages?limit=" + PAGE);
            print(page, out);
            while (page.hasNonNull("next_cursor")) {
                page = api.get(path + "/messages?limit=" + PAGE + "&cursor="
                        + page.path("next_cursor").asText());
                print(page, out);
            }
            out.flush();
            return 0;
        }
    }

    private static void print(JsonNode page, PrintWriter out) {
        for (JsonNode message : page.path("items")) {
            out.printf(
                    "%s: %s%n",
                    TerminalText.oneLine(
                            message.path("participant").path("name").asText()),
                    TerminalText.oneLine(message.path("content").asText()));
        }
    }
}
