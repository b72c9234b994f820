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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The conversations that ChatGPT exports: trees of messages, of which the branch that was seen last is read. */
final class ChatGptTranscript {
    private final Reading reading;

    private ChatGptTranscript(Reading reading) {
        this.reading = reading;
    }

    static void read(TextSource source, Reading reading) throws IOException {
        ChatGptTranscript transcript = new ChatGptTranscript(reading);
        JsonCollector collector = new JsonCollector(transcript::conversation);
        new JsonElements(reading, collector).read(source);
        if (collector.fields().has("mapping")) {
            transcript.conversation(collector.fields(), reading.place());
        }
    }

    private void conversation(JsonFields fields, ReportPlace place) {
        JsonFields mapping = fields.object("mapping");
        if (!fields.has("mapping")) {
            reading.note(ReportCode.MALFORMED, place, "This conversation has no \"mapping\".");
            return;
        }
        try {
            ConversationDraft draft = reading.conversation(TranscriptFormat.CHATGPT, place);
            String id =
                    fields.said("conversation_id").or(() -> fields.said("id")).orElse(null);
            draft.id(id)
                    .title(fields.text("title"))
                    .startedAt(Moments.of(fields.any("create_time")))
                    .metadata("model", fields.text("default_model_slug"))
                    .metadata("gizmo_id", fields.text("gizmo_id"))
                    .metadata("is_archived", fields.isTrue("is_archived") ? true : null)
                    .metadata("update_time", fields.any("update_time"));
            branch(draft, mapping, fields.text("current_node"), place);
            reading.give(draft);
        } catch (TooMuchException tooMuch) {
            reading.note(ReportCode.TOO_MUCH, place, tooMuch.reason());
        }
    }

    private void branch(ConversationDraft draft, JsonFields mapping, @Nullable String current, ReportPlace place) {
        Map<String, String> parents = new LinkedHashMap<>();
        mapping.values().forEach((id, node) -> {
            String parent = JsonFields.of(node).text("parent");
            parents.put(String.valueOf(id), parent == null ? "" : parent);
        });
        Branch branch = Branch.of(parents, current);
        Branch.note(reading, draft, branch, place, current);
        long aside = 0;
        for (String id : parents.keySet()) {
            aside += !branch.nodes().contains(id) && mapping.object(id).has("message") ? 1 : 0;
        }
        reading.notes().count(ReportCode.OTHER_BRANCH, aside);
        for (String id : branch.path()) {
            JsonFields message = mapping.object(id).object("message");
            if (!message.values().isEmpty()) {
                message(draft, message, id, place.at(place.pointer().orElse("") + "/mapping/" + id));
            }
        }
    }

    private void message(ConversationDraft draft, JsonFields message, String nodeId, ReportPlace place) {
        JsonFields author = message.object("author");
        JsonFields metadata = message.object("metadata");
        String role = author.text("role", "");
        MessageRole as = role(role);
        Optional<String> model = metadata.said("model_slug");
        MessageDraft said = new MessageDraft(place, draft.speaker(speaker(as, author)))
                .clientId(message.said("id").orElse(nodeId))
                .role(as)
                .saidAt(Moments.of(message.any("create_time")))
                .model(as == MessageRole.ASSISTANT ? model.orElse(null) : null)
                .platform("content_type", message.object("content").text("content_type"))
                .platform("author", author.text("name"))
                .platform("is_hidden", metadata.isTrue("is_visually_hidden_from_conversation") ? true : null);
        if (message.has("create_time") && Moments.of(message.any("create_time")).isEmpty()) {
            reading.note(ReportCode.BAD_TIME, place, "The \"create_time\" is no time.");
        }
        content(said, message, as);
        attachments(said, metadata.objects("attachments"));
        if (isSilentSystem(as, message)) {
            // Nearly every conversation begins with one of these, and nobody ever saw it.
            reading.notes().count(ReportCode.EMPTY, 1);
        } else {
            draft.add(said);
        }
    }

    private static boolean isSilentSystem(MessageRole role, JsonFields message) {
        return role == MessageRole.SYSTEM
                && ChatGptContent.text(message.object("content")).isBlank();
    }

    private static void content(MessageDraft said, JsonFields message, MessageRole role) {
        JsonFields content = message.object("content");
        String text = ChatGptContent.text(content);
        String recipient = message.text("recipient", "all");
        if (role == MessageRole.ASSISTANT && !recipient.equals("all")) {
            Map<String, @Nullable Object> call = new LinkedHashMap<>();
            call.put("name", recipient);
            call.put("arguments", text);
            said.toolCall(call);
        } else {
            said.text(text);
        }
        List<Object> pictures = ChatGptContent.pictures(content);
        said.attachments(pictures.size()).platform("pictures", pictures);
    }

    private static void attachments(MessageDraft said, List<JsonFields> attachments) {
        said.attachments(attachments.size())
                .platform(
                        "attachments",
                        attachments.stream()
                                .map(JsonFields::values)
                                .map(Objects::requireNonNull)
                                .toList());
    }

    private static ImportedSpeaker speaker(MessageRole role, JsonFields author) {
        return switch (role) {
            case ASSISTANT -> ImportedSpeaker.of("assistant", "ChatGPT", ParticipantRole.AGENT);
            case SYSTEM -> ImportedSpeaker.of("system", "System", ParticipantRole.SYSTEM);
            case TOOL -> {
                String name = author.said("name").orElse("tool");
                yield ImportedSpeaker.of("tool:" + name, name, ParticipantRole.SYSTEM);
            }
            default -> ImportedSpeaker.of("user", author.said("name").orElse("User"), ParticipantRole.PARTICIPANT);
        };
    }

    private static MessageRole role(String role) {
        return switch (role) {
            case "assistant" -> MessageRole.ASSISTANT;
            case "system", "developer" -> MessageRole.SYSTEM;
            case "tool", "function" -> MessageRole.TOOL;
            default -> MessageRole.USER;
        };
    }
}
