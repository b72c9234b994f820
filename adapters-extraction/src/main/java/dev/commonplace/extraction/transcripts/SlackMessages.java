package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ImportedSpeaker;
import dev.commonplace.domain.transcripts.MessageDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Messages of one channel of Slack. */
final class SlackMessages {
    /** What Slack writes itself about comings and goings. */
    private static final Set<String> SYSTEM = Set.of(
            "channel_join",
            "channel_leave",
            "channel_topic",
            "channel_purpose",
            "channel_name",
            "channel_archive",
            "channel_unarchive",
            "channel_convert_to_private",
            "group_join",
            "group_leave",
            "group_topic",
            "group_purpose",
            "group_name",
            "bot_add",
            "bot_remove",
            "pinned_item",
            "reminder_add",
            "tombstone");

    private final Reading reading;
    private final SlackPeople people;

    SlackMessages(Reading reading, SlackPeople people) {
        this.reading = reading;
        this.people = people;
    }

    void add(ConversationDraft channel, JsonFields message, ReportPlace place) {
        String type = message.text("type", "message");
        if (!type.equals("message") || !(message.has("ts") || message.has("text"))) {
            reading.note(ReportCode.NOT_A_MESSAGE, place, "This is an event of another kind.");
            return;
        }
        String user = message.text("user", "");
        if (!user.isEmpty() && message.has("user_profile")) {
            people.add(user, message.object("user_profile"));
        }
        String subtype = message.text("subtype", "");
        MessageDraft said = new MessageDraft(place, channel.speaker(speaker(message, user)))
                .clientId(message.text("ts"))
                .role(role(message, subtype))
                .saidAt(Moments.of(message.any("ts")))
                .text(SlackText.readable(message.text("text", ""), people))
                .platform("ts", message.text("ts"))
                .platform("subtype", subtype)
                .platform("client_msg_id", message.text("client_msg_id"))
                .platform("edited", message.any("edited"));
        if (Moments.of(message.any("ts")).isEmpty()) {
            reading.note(ReportCode.BAD_TIME, place, "The \"ts\" is no time.");
        }
        thread(said, message);
        reactions(said, message);
        files(said, message);
        channel.add(said);
    }

    private ImportedSpeaker speaker(JsonFields message, String user) {
        String bot = message.text("bot_id", "");
        String botName = message.said("username")
                .or(() -> message.object("bot_profile").said("name"))
                .orElse("");
        if (!user.isEmpty() && (people.knows(user) || bot.isEmpty())) {
            return people.person(user);
        }
        if (!bot.isEmpty() || !botName.isEmpty()) {
            return ImportedSpeaker.of(
                    (bot.isEmpty() ? "bot" : bot) + (botName.isEmpty() ? "" : ":" + botName),
                    botName.isEmpty() ? bot : botName,
                    ParticipantRole.AGENT);
        }
        return user.isEmpty() ? ImportedSpeaker.UNKNOWN : people.person(user);
    }

    private static MessageRole role(JsonFields message, String subtype) {
        if (SYSTEM.contains(subtype)) {
            return MessageRole.SYSTEM;
        }
        return subtype.equals("bot_message") || (message.has("bot_id") && !message.has("user"))
                ? MessageRole.AGENT
                : MessageRole.PARTICIPANT;
    }

    private static void thread(MessageDraft said, JsonFields message) {
        String thread = message.text("thread_ts", "");
        if (!thread.isEmpty()) {
            said.platform("thread_ts", thread).platform("reply_count", message.any("reply_count"));
            if (!thread.equals(message.text("ts", ""))) {
                said.reply();
            }
        }
    }

    private void reactions(MessageDraft said, JsonFields message) {
        List<Object> kept = new ArrayList<>();
        for (JsonFields reaction : message.objects("reactions")) {
            List<String> names = reaction.list("users").stream()
                    .map(id -> people.name(String.valueOf(id)))
                    .toList();
            kept.add(Map.of(
                    "name", reaction.text("name", ""), "count", reaction.whole("count", names.size()), "users", names));
            said.reactions(reaction.whole("count", names.size()));
        }
        said.platform("reactions", kept);
    }

    /** A message can be nothing but a file; its name is what is left to say then. */
    private static void files(MessageDraft said, JsonFields message) {
        List<JsonFields> files = message.objects("files");
        List<Object> kept = new ArrayList<>();
        for (JsonFields file : files) {
            kept.add(file.values().entrySet().stream()
                    .filter(entry -> Set.of("id", "name", "title", "mimetype", "size", "permalink", "url_private")
                                    .contains(String.valueOf(entry.getKey()))
                            && entry.getValue() != null)
                    .collect(Collectors.toMap(
                            entry -> String.valueOf(entry.getKey()),
                            entry -> Objects.requireNonNull(entry.getValue()))));
            said.orText("[" + file.said("name").or(() -> file.said("title")).orElse("file") + "]");
        }
        List<Object> attachments = new ArrayList<>();
        for (JsonFields attachment : message.objects("attachments")) {
            attachments.add(attachment.values());
            said.orText(attachment
                    .said("fallback")
                    .or(() -> attachment.said("text"))
                    .orElse(""));
        }
        said.attachments(files.size() + attachments.size())
                .platform("files", kept)
                .platform("attachments", attachments);
    }
}
