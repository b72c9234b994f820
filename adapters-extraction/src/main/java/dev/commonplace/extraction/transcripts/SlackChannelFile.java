package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import java.io.IOException;

/** The messages of one channel of Slack that came without their export: a list, or an object with {@code messages}. */
final class SlackChannelFile {
    private SlackChannelFile() {}

    static void read(TextSource source, Reading reading) throws IOException {
        SlackMessages messages = new SlackMessages(reading, new SlackPeople());
        ConversationDraft channel = reading.conversation(TranscriptFormat.SLACK, reading.place());
        JsonCollector collector = new JsonCollector((message, place) -> messages.add(channel, message, place));
        new JsonElements(reading, collector).read(source);
        JsonFields about = collector.fields();
        channel.id(about.said("channel_id")
                        .or(() -> about.object("channel").said("id"))
                        .orElse(null))
                .title(about.said("channel")
                        .or(() -> about.object("channel").said("name"))
                        .orElse(null))
                .inOrderOfTime();
        reading.give(channel);
    }
}
