package dev.commonplace.bootstrap.database;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.commonplace.maintenance.archive.Progress;
import java.io.PrintWriter;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command answers: in lines for people, or with {@code --json} as one JSON value in snake_case for programs. */
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
public final class Answer {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Option(names = "--json", description = "answer as JSON")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    /**
     * @param value what is written as JSON: records, lists and plain values
     * @param lines writes the same for people
     */
    public void give(Object value, Consumer<PrintWriter> lines) {
        PrintWriter out = command.commandLine().getOut();
        if (!json) {
            lines.accept(out);
        } else {
            try {
                out.println(JSON.writeValueAsString(value));
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        out.flush();
    }

    /** Tells a person how it goes on, beside the answer; nothing with {@code --json}. */
    public void tell(String line) {
        if (!json) {
            command.commandLine().getErr().println(line);
            command.commandLine().getErr().flush();
        }
    }

    /** Does something long, and tells a person how far it is. */
    public <T> T watch(Function<Progress, T> work) {
        TerminalProgress progress = new TerminalProgress(command.commandLine().getErr(), json);
        try {
            return work.apply(progress);
        } finally {
            progress.end();
        }
    }

    /** Whether the answer is for a program. */
    public boolean isJson() {
        return json;
    }
}
