package dev.commonplace.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    @ParameterizedTest
    @ValueSource(strings = {"a.txt", "a.md", "a.html", "a.csv", "a.tsv", "a.json", "a.ndjson"})
    void every_form_that_is_read_in_the_service_ends_with_its_time(String name) {
        byte[] text = "[\"A heron stands.\"]\n".repeat(2_000).getBytes(StandardCharsets.UTF_8);

        try (TestReaders inTime = new TestReaders(Duration.ofSeconds(30));
                TestReaders late = new TestReaders(Duration.ZERO)) {
            assertThat(inTime.read(name, text).text().blocks()).isNotEmpty();
            assertThat(late.refused(name, text).code()).isEqualTo(ErrorCode.TOO_COSTLY);
        }
    }

    @Test
    void a_parser_gets_the_whole_text_or_is_stopped_on_its_way() throws Exception {
        String text = "0123456789".repeat(5_000);
        try (var reader = Deadline.in(Duration.ofMinutes(1)).watched(text)) {
            StringBuilder read = new StringBuilder();
            char[] some = new char[20_000];
            for (int count = reader.read(some); count >= 0; count = reader.read(some)) {
                read.append(some, 0, count);
            }
            assertThat(read).hasToString(text);
        }
        try (var reader = Deadline.in(Duration.ZERO).watched(text)) {
            assertThat(catchThrowableOfType(RefusedException.class, reader::read))
                    .hasMessageContaining("0 seconds");
        }
    }
}
