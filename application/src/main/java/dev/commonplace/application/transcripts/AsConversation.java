package dev.commonplace.application.transcripts;

import dev.commonplace.application.conversations.BringConversation;
import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationKind;
import dev.commonplace.domain.conversations.ConversationSource;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.transcripts.ImportedConversation;
import dev.commonplace.domain.transcripts.ImportedMessage;
import dev.commonplace.domain.transcripts.ReportPlace;
import dev.commonplace.domain.transcripts.ShownText;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was read as it is kept. */
final class AsConversation {
    private static final int TITLE_UNITS_MAX = 490;

    private AsConversation() {}

    /** @param origin where the file itself is from, such as its address */
    static BringConversation.Command of(
            ImportedConversation conversation, ImportOptions options, DocumentFile file, Map<String, String> origin) {
        Map<String, JsonObject> participants = new HashMap<>();
        conversation.speakers().forEach(speaker -> {
            if (!speaker.metadata().isEmpty()) {
                participants.put(speaker.key(), speaker.metadata());
            }
        });
        return new BringConversation.Command(
                details(conversation, options, file, origin),
                options.visibility(),
                options.sharedWith(),
                conversation.messages().stream().map(ImportedMessage::message).toList(),
                participants);
    }

    private static ConversationDetails details(
            ImportedConversation conversation, ImportOptions options, DocumentFile file, Map<String, String> origin) {
        Map<String, @Nullable Object> source =
                new LinkedHashMap<>(conversation.metadata().values());
        file.fileName().ifPresent(name -> source.put("file_name", ShownText.of(name, TITLE_UNITS_MAX)));
        conversation.place().file().ifPresent(path -> source.put("file", path));
        source.putAll(origin);
        Optional<Instant> started = conversation.startedAt();
        return new ConversationDetails(
                Optional.of(conversation.externalId()),
                title(conversation, options, file),
                options.kind().orElseGet(() -> kind(conversation)),
                new ConversationSource(conversation.format().source(), JsonObject.of(source)),
                List.of(),
                Optional.empty(),
                options.tags(),
                options.metadata(),
                started,
                conversation.endedAt().filter(end -> started.isEmpty() || !end.isBefore(started.get())));
    }

    private static ConversationKind kind(ImportedConversation conversation) {
        return switch (conversation.format()) {
            case GOOGLE_MEET, WEBVTT, SRT -> ConversationKind.MEETING;
            case SLACK, DISCORD, CHATGPT, CLAUDE -> ConversationKind.CHAT;
            case PLAIN, JSON, NDJSON ->
                conversation.messages().stream()
                                .anyMatch(
                                        message -> message.time().startMillis().isPresent())
                        ? ConversationKind.MEETING
                        : ConversationKind.CHAT;
        };
    }

    /** The caller's word holds for what came alone; one of many has its own name, where it has one. */
    static String title(ImportedConversation conversation, ImportOptions options, DocumentFile file) {
        boolean alone = conversation.place().equals(ReportPlace.WHOLE);
        Optional<String> own = conversation.title();
        Optional<String> given = options.title();
        Optional<String> name = conversation.place().file().or(file::fileName).map(AsConversation::bare);
        return (alone ? given.or(() -> own) : own.or(() -> given))
                .or(() -> name)
                .map(title -> ShownText.of(title.strip(), TITLE_UNITS_MAX))
                .filter(title -> !title.isBlank())
                .orElse("Conversation (" + conversation.format().word() + ")");
    }

    private static String bare(String path) {
        String name = path.replaceFirst("/$", "");
        name = name.substring(name.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }
}
