package dev.commonplace.benchmarks.graph;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.commonplace.domain.conversations.MessageDetails;
import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.MessageTime;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.conversations.Speaker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One long meeting out of what was said in many. */
final class LongMeeting {
    private static final long MILLIS_PER_WORD = 400;

    private LongMeeting() {}

    /**
     * @param file lines of JSON, each with a list {@code meeting_transcripts} of {@code speaker} and {@code content}
     * @return as many messages as wanted, from the beginning again where the file has fewer
     */
    static List<NewMessage> read(Path file, int messages) throws IOException {
        List<NewMessage> all = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            Optional<String> speaker = Optional.empty();
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.VALUE_STRING && json.currentName() != null) {
                    if (json.currentName().equals("speaker")) {
                        speaker = Optional.of(json.getText());
                    } else if (json.currentName().equals("content") && speaker.isPresent()) {
                        add(all, speaker.get(), json.getText());
                        speaker = Optional.empty();
                    }
                }
            }
        }
        List<NewMessage> wanted = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            NewMessage message = all.get(i % all.size());
            long start = i * 4_000L;
            long end = start + message.content().split(" ").length * MILLIS_PER_WORD;
            wanted.add(new NewMessage(
                    Optional.empty(),
                    message.speaker(),
                    message.content(),
                    MessageDetails.of(MessageRole.PARTICIPANT).with(MessageTime.between(start, end))));
        }
        return wanted;
    }

    private static void add(List<NewMessage> all, String speaker, String content) {
        if (!content.isBlank() && !speaker.isBlank()) {
            all.add(NewMessage.of(Speaker.named(speaker), MessageRole.PARTICIPANT, content));
        }
    }
}
