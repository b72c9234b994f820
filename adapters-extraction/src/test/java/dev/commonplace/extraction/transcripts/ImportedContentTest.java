package dev.commonplace.extraction.transcripts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.transcripts.PreviewImport.Shown;
import dev.commonplace.domain.conversations.MessageRole;
import dev.commonplace.domain.transcripts.ImportedMessage;
import dev.commonplace.fixtures.transcripts.TranscriptSample;
import dev.commonplace.fixtures.transcripts.TranscriptSamples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedContentTest {
    private SampleReader reader = new SampleReader();

    @BeforeAll
    void open() {
        reader = new SampleReader();
    }

    @AfterAll
    void close() {
        reader.close();
    }

    @Test
    void what_google_meet_has_between_two_marks_is_spread_evenly_and_marked_as_estimated() {
        Shown meeting = one("google_meet/weekly-sync.txt");

        assertThat(meeting.title()).isEqualTo("Weekly sync");
        assertThat(meeting.startedAt()).contains(Instant.parse("2024-01-15T18:02:00Z"));
        assertThat(meeting.firstMessages())
                .extracting(message -> message.time().startMillis())
                .containsExactly(
                        OptionalLong.of(0),
                        OptionalLong.of(100_000),
                        OptionalLong.of(200_000),
                        OptionalLong.of(300_000),
                        OptionalLong.of(363_333),
                        OptionalLong.of(426_666));
        assertThat(meeting.firstMessages()).allSatisfy(message -> {
            assertThat(message.estimated()).isTrue();
            assertThat(message.message().details().platform().get("times")).isEqualTo("estimated");
        });
    }

    @Test
    void a_line_without_a_name_goes_on_with_what_was_said() {
        assertThat(one("google_meet/tilde-names.txt").firstMessages().getFirst().content())
                .isEqualTo("I have put the three variants side by side.");
        assertThat(one("google_meet/tilde-names.txt").participants()).containsExactly("Dana Reyes", "Eli Novak");
    }

    @Test
    void slack_messages_have_names_for_ids_and_keep_threads_and_reactions() {
        List<ImportedMessage> messages = one("slack/channel.json").firstMessages();

        assertThat(messages)
                .extracting(ImportedMessage::content)
                .containsExactly(
                        "@Bob Jones has joined the channel",
                        "Has anybody seen the status page (https://status.example.com)?",
                        "@alice yes & it is green again. @here",
                        "Deployed *v2.3* to #general",
                        "[report.pdf]");
        ImportedMessage answer = messages.get(2);
        assertThat(answer.time().saidAt()).contains(Instant.parse("2024-01-15T10:01:00.000200Z"));
        assertThat(answer.message().details().platform().get("thread_ts")).isEqualTo("1705312800.000100");
        assertThat(answer.message().details().platform().get("reactions"))
                .isEqualTo(List.of(Map.of("name", "tada", "count", 1L, "users", List.of("alice"))));
        assertThat(messages.getFirst().message().details().role()).isEqualTo(MessageRole.SYSTEM);
        assertThat(messages.get(3).message().details().role()).isEqualTo(MessageRole.AGENT);
    }

    @Test
    void a_slack_export_becomes_a_conversation_for_each_channel() {
        List<Shown> channels = all("made/slack-export.zip");

        assertThat(channels).extracting(Shown::externalId).containsExactly("slack:D1", "slack:C1");
        assertThat(channels).extracting(Shown::title).containsExactly("Alice, Bob Jones", "#general");
        assertThat(channels.getLast().firstMessages().getFirst().content()).isEqualTo("@Bob Jones are you there?");
    }

    @Test
    void discord_keeps_the_time_as_it_was_written_beside_the_moment() {
        ImportedMessage first = one("discord/herons.json").firstMessages().getFirst();

        assertThat(first.time().saidAt()).contains(Instant.parse("2024-01-15T09:02:33.123Z"));
        assertThat(first.message().details().platform().get("timestamp")).isEqualTo("2024-01-15T10:02:33.123+01:00");
        assertThat(one("discord/herons.json").title()).isEqualTo("Bird watchers / herons");
    }

    @Test
    void the_current_branch_of_chatgpt_is_read_with_its_tools() {
        Shown heights = all("chatgpt/conversations.json").getFirst();

        assertThat(heights.externalId()).isEqualTo("chatgpt:c-1");
        assertThat(heights.firstMessages())
                .extracting(message -> message.message().details().role())
                .containsExactly(
                        MessageRole.USER,
                        MessageRole.ASSISTANT,
                        MessageRole.USER,
                        MessageRole.ASSISTANT,
                        MessageRole.TOOL,
                        MessageRole.ASSISTANT);
        assertThat(heights.firstMessages().get(3).message().details().modelUse().toolCalls())
                .singleElement()
                .satisfies(call -> assertThat(call.values())
                        .containsEntry("name", "python")
                        .containsEntry("arguments", "plot([90, 98])"));
        assertThat(heights.firstMessages()).extracting(ImportedMessage::content).doesNotContain("Roughly 90 to 98 cm.");
    }

    @Test
    void claude_keeps_tool_calls_and_the_latest_branch() {
        assertThat(one("claude/branches.json").firstMessages())
                .extracting(ImportedMessage::content)
                .containsExactly("Second try", "Another answer");
        ImportedMessage computed =
                all("claude/conversations.json").getLast().firstMessages().getLast();
        assertThat(computed.content()).isEqualTo("I compute it.\n\nIt is 56.");
        assertThat(computed.message().details().modelUse().toolCalls()).hasSize(1);
        assertThat(computed.message().details().platform().get("tool_results"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void the_voices_of_a_caption_become_messages_of_their_own() {
        assertThat(one("webvtt/styles-and-notes.vtt").firstMessages())
                .extracting(ImportedMessage::content)
                .containsExactly("When did you begin?", "In ninety-eight.", "With two hives.", "And now?");
        assertThat(one("webvtt/teams.vtt").participants()).containsExactly("Priya Nair", "Tomás Gil");
    }

    @Test
    void the_same_file_has_the_same_names_each_time() {
        for (TranscriptSample sample : TranscriptSamples.all()) {
            if (!sample.name().startsWith("made/")) {
                assertThat(reader.preview(sample)).isEqualTo(reader.preview(sample));
            }
        }
    }

    private Shown one(String name) {
        return all(name).getFirst();
    }

    private List<Shown> all(String name) {
        TranscriptSample sample = TranscriptSamples.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return reader.preview(sample).conversations();
    }
}
