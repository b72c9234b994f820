package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.conversations.ParticipantRole;
import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ImportedSpeaker;
import dev.commonplace.domain.transcripts.MessageDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportPlace;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A channel of Discord as DiscordChatExporter writes it. */
final class DiscordTranscript {
    private static final Set<String> SPOKEN = Set.of("Default", "Reply", "ThreadStarterMessage", "ChatInputCommand");

    private final Reading reading;
    private final ConversationDraft channel;

    private DiscordTranscript(Reading reading) {
        this.reading = reading;
        this.channel = reading.conversation(TranscriptFormat.DISCORD, reading.place());
    }

    static void read(TextSource source, Reading reading) throws IOException {
        DiscordTranscript transcript = new DiscordTranscript(reading);
        JsonCollector collector = new JsonCollector(transcript::message);
        new JsonElements(reading, collector).read(source);
        transcript.about(collector.fields());
        reading.give(transcript.channel);
    }

    private void about(JsonFields fields) {
        JsonFields about = fields.object("channel");
        JsonFields guild = fields.object("guild");
        String name = about.text("name", "");
        channel.id(about.text("id"))
                .title(
                        name.isEmpty()
                                ? guild.text("name")
                                : guild.said("name")
                                        .map(of -> of + " / " + name)
                                        .orElse(name))
                .metadata("guild_id", guild.text("id"))
                .metadata("guild", guild.text("name"))
                .metadata("channel", name)
                .metadata("channel_type", about.text("type"))
                .metadata("category", about.text("category"))
                .metadata("topic", about.text("topic"))
                .metadata("exported_at", fields.text("exportedAt"));
    }

    private void message(JsonFields message, ReportPlace place) {
        String type = message.text("type", "Default");
        JsonFields author = message.object("author");
        if (author.values().isEmpty() && !message.has("content")) {
            reading.note(ReportCode.MALFORMED, place, "This has neither author nor content.");
            return;
        }
        boolean spoken = SPOKEN.contains(type);
        boolean bot = author.isTrue("isBot");
        MessageDraft said = new MessageDraft(place, channel.speaker(speaker(author, bot)))
                .clientId(message.text("id"))
                .role(spoken ? bot ? MessageRole.AGENT : MessageRole.PARTICIPANT : MessageRole.SYSTEM)
                .saidAt(Moments.of(message.any("timestamp")))
                .text(message.text("content", ""))
                .platform("type", type.equals("Default") ? null : type)
                .platform("timestamp", message.text("timestamp"))
                .platform("edited", message.text("timestampEdited"))
                .platform("is_pinned", message.isTrue("isPinned") ? true : null);
        if (Moments.of(message.any("timestamp")).isEmpty()) {
            reading.note(ReportCode.BAD_TIME, place, "The \"timestamp\" is no time.");
        }
        JsonFields reference = message.object("reference");
        if (reference.has("messageId")) {
            said.reply().platform("reply_to", reference.text("messageId"));
        }
        attachments(said, message);
        reactions(said, message);
        channel.add(said);
    }

    private static ImportedSpeaker speaker(JsonFields author, boolean bot) {
        if (author.values().isEmpty()) {
            return ImportedSpeaker.UNKNOWN;
        }
        String name = author.said("nickname").or(() -> author.said("name")).orElse("");
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        author.said("name").ifPresent(user -> more.put("user_name", user));
        List<String> roles = author.objects("roles").stream()
                .map(role -> role.text("name", ""))
                .filter(role -> !role.isEmpty())
                .toList();
        if (!roles.isEmpty()) {
            more.put("roles", roles);
        }
        ParticipantRole role = bot ? ParticipantRole.AGENT : ParticipantRole.PARTICIPANT;
        return ImportedSpeaker.of(author.text("id", ""), name, role).with(more);
    }

    private static void attachments(MessageDraft said, JsonFields message) {
        List<Object> attachments = new ArrayList<>();
        for (JsonFields file : message.objects("attachments")) {
            attachments.add(file.values());
            said.orText("[" + file.text("fileName", "file") + "]");
        }
        List<Object> embeds = new ArrayList<>();
        for (JsonFields embed : message.objects("embeds")) {
            embeds.add(embed.values());
            said.orText(embed.said("title").or(() -> embed.said("description")).orElse(""));
        }
        List<Object> stickers = new ArrayList<>();
        for (JsonFields sticker : message.objects("stickers")) {
            stickers.add(sticker.values());
            said.orText("[" + sticker.text("name", "sticker") + "]");
        }
        said.attachments(attachments.size() + stickers.size())
                .platform("attachments", attachments)
                .platform("embeds", embeds)
                .platform("stickers", stickers);
    }

    private static void reactions(MessageDraft said, JsonFields message) {
        List<Object> reactions = new ArrayList<>();
        for (JsonFields reaction : message.objects("reactions")) {
            long count = reaction.whole("count", 1);
            reactions.add(Map.of("emoji", reaction.object("emoji").text("name", ""), "count", count));
            said.reactions(count);
        }
        said.platform("reactions", reactions);
    }
}
