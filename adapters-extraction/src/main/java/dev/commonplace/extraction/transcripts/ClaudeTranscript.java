package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ImportedSpeaker;
import dev.commonplace.domain.transcripts.MessageDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportPlace;
import dev.commonplace.domain.transcripts.TooMuchException;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The conversations that Claude exports. Where messages name their parents, the current branch is read. */
final class ClaudeTranscript {
    private static final String ROOT = "00000000-0000-4000-8000-000000000000";

    private final Reading reading;

    private ClaudeTranscript(Reading reading) {
        this.reading = reading;
    }

    static void read(TextSource source, Reading reading) throws IOException {
        ClaudeTranscript transcript = new ClaudeTranscript(reading);
        JsonCollector collector = new JsonCollector(transcript::conversation);
        new JsonElements(reading, collector).read(source);
        if (collector.fields().has("chat_messages")) {
            transcript.conversation(collector.fields(), reading.place());
        }
    }

    private void conversation(JsonFields fields, ReportPlace place) {
        if (!fields.has("chat_messages")) {
            reading.note(ReportCode.MALFORMED, place, "This conversation has no \"chat_messages\".");
            return;
        }
        try {
            ConversationDraft draft = reading.conversation(TranscriptFormat.CLAUDE, place)
                    .id(fields.text("uuid"))
                    .title(fields.text("name"))
                    .startedAt(Moments.of(fields.any("created_at")))
                    .metadata("summary", fields.text("summary"))
                    .metadata("model", fields.text("model"))
                    .metadata("updated_at", fields.text("updated_at"))
                    .metadata("account", fields.object("account").text("uuid"))
                    .metadata("project", fields.object("project").text("uuid"));
            messages(draft, fields, place);
            reading.give(draft);
        } catch (TooMuchException tooMuch) {
            reading.note(ReportCode.TOO_MUCH, place, tooMuch.reason());
        }
    }

    private void messages(ConversationDraft draft, JsonFields fields, ReportPlace place) {
        String base = place.pointer().orElse("") + "/chat_messages/";
        Map<String, JsonFields> nodes = new LinkedHashMap<>();
        Map<String, String> parents = new LinkedHashMap<>();
        Map<String, ReportPlace> places = new LinkedHashMap<>();
        int index = 0;
        boolean tree = false;
        for (JsonFields message : fields.objects("chat_messages")) {
            String id = message.said("uuid").orElse("#" + index);
            String parent = message.text("parent_message_uuid", "");
            String node = nodes.containsKey(id) ? id + "#" + index : id;
            nodes.put(node, message);
            parents.put(node, parent.equals(ROOT) ? "" : parent);
            places.put(node, place.at(base + index));
            tree |= message.has("parent_message_uuid");
            index++;
        }
        if (!tree) {
            nodes.forEach((id, message) -> message(draft, message, placeOf(places, id, place)));
            return;
        }
        Branch branch = Branch.of(parents, fields.text("current_leaf_message_uuid"));
        Branch.note(reading, draft, branch, place, fields.text("current_leaf_message_uuid"));
        reading.notes()
                .count(
                        ReportCode.OTHER_BRANCH,
                        (long) nodes.size() - branch.nodes().size());
        for (String id : branch.path()) {
            message(draft, JsonFields.of(nodes.getOrDefault(id, JsonFields.NONE).values()), placeOf(places, id, place));
        }
    }

    private static ReportPlace placeOf(Map<String, ReportPlace> places, String id, ReportPlace otherwise) {
        return places.getOrDefault(id, otherwise);
    }

    private void message(ConversationDraft draft, JsonFields message, ReportPlace place) {
        boolean human = message.text("sender", "").equals("human");
        ImportedSpeaker speaker = human
                ? ImportedSpeaker.of("human", "User", ParticipantRole.PARTICIPANT)
                : ImportedSpeaker.of("assistant", "Claude", ParticipantRole.AGENT);
        MessageDraft said = new MessageDraft(place, draft.speaker(speaker))
                .clientId(message.text("uuid"))
                .role(human ? MessageRole.USER : MessageRole.ASSISTANT)
                .saidAt(Moments.of(message.any("created_at")))
                .platform("created_at", message.text("created_at"));
        if (message.has("created_at") && Moments.of(message.any("created_at")).isEmpty()) {
            reading.note(ReportCode.BAD_TIME, place, "The \"created_at\" is no time.");
        }
        content(said, message);
        files(said, message);
        draft.add(said);
    }

    private static void content(MessageDraft said, JsonFields message) {
        StringBuilder text = new StringBuilder();
        List<Object> results = new ArrayList<>();
        StringBuilder thinking = new StringBuilder();
        for (JsonFields part : message.objects("content")) {
            switch (part.text("type", "text")) {
                case "text", "voice_note" -> add(text, part.text("text", ""));
                case "thinking" -> add(thinking, part.text("thinking", ""));
                case "tool_use" -> said.toolCall(call(part));
                case "tool_result" -> results.add(part.values());
                default -> results.add(part.values());
            }
        }
        // Older exports have the words beside the parts only.
        said.text(text.isEmpty() && message.list("content").isEmpty() ? message.text("text", "") : text.toString())
                .platform("thinking", thinking.toString())
                .platform("tool_results", results);
    }

    private static Map<String, @Nullable Object> call(JsonFields part) {
        Map<String, @Nullable Object> call = new LinkedHashMap<>();
        call.put("name", part.text("name", "tool"));
        call.put("arguments", part.any("input"));
        if (part.has("id")) {
            call.put("id", part.text("id"));
        }
        return call;
    }

    private static void add(StringBuilder text, String more) {
        if (!more.isBlank()) {
            text.append(text.isEmpty() ? "" : "\n\n").append(more);
        }
    }

    private static void files(MessageDraft said, JsonFields message) {
        List<Object> attachments = new ArrayList<>();
        message.objects("attachments").forEach(file -> attachments.add(file.values()));
        List<Object> files = new ArrayList<>();
        message.objects("files").forEach(file -> files.add(file.values()));
        said.attachments(attachments.size() + files.size())
                .platform("attachments", attachments)
                .platform("files", files);
    }
}
