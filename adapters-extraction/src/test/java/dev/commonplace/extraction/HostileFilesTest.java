package dev.commonplace.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.fixtures.files.HostileFile;
import dev.commonplace.fixtures.files.HostileFiles;
import dev.commonplace.fixtures.files.SampleFiles;
import dev.commonplace.fixtures.files.ZipBuilder;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sample of the files that `make bench-hostile` uploads all of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileFilesTest {
    private static final Set<ErrorCode> REASONS = Set.of(
            ErrorCode.UNREADABLE_FILE,
            ErrorCode.ENCRYPTED_FILE,
            ErrorCode.UNSUPPORTED_FORMAT,
            ErrorCode.TOO_LARGE,
            ErrorCode.TOO_COSTLY,
            ErrorCode.INVALID_VALUE);

    private final TestReaders readers = new TestReaders(Duration.ofSeconds(5));

    @AfterAll
    void stop() {
        readers.close();
    }

    static List<HostileFile> sample() {
        return HostileFiles.sample();
    }

    @ParameterizedTest
    @MethodSource("sample")
    void is_refused_for_a_reason_or_read_without_harm(HostileFile hostile) {
        try {
            String content = readers.extractText().extract(file(hostile)).text().content();
            assertThat(content).doesNotContain("root:");
        } catch (RefusedException refused) {
            assertThat(REASONS).contains(refused.code());
        }
        assertThat(readers.read("good.pdf", SampleFiles.pdf("A heron.")).text().content())
                .isEqualTo("A heron.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"locked.pdf", "locked.docx", "locked.xlsx"})
    void what_is_encrypted_is_called_so(String name) {
        assertThat(readers.refused(name, HostileFiles.resource(name)).code()).isEqualTo(ErrorCode.ENCRYPTED_FILE);
    }

    @Test
    void a_pdf_that_everybody_may_open_is_read_though_its_bytes_are_encrypted() {
        assertThat(readers.read("a.pdf", HostileFiles.resource("owner-only.pdf"))
                        .text()
                        .content())
                .isEqualTo("A secret heron.");
    }

    @Test
    void who_takes_too_much_memory_or_time_is_stopped_and_the_next_file_is_read() {
        byte[] bomb = new ZipBuilder()
                .with("[Content_Types].xml", "<Types/>")
                .withZeros("word/document.xml", 300L * 1024 * 1024)
                .build();

        assertThat(readers.refused("bomb.docx", bomb).code())
                .isIn(ErrorCode.TOO_COSTLY, ErrorCode.UNREADABLE_FILE, ErrorCode.TOO_LARGE);
        assertThat(readers.read("good.pdf", SampleFiles.pdf("A heron.")).text().content())
                .isEqualTo("A heron.");
    }

    @Test
    void what_is_broken_is_called_so_in_its_callers_terms() {
        assertThat(readers.refused("a.docx", "no".getBytes(StandardCharsets.UTF_8))
                        .reason())
                .contains("wordprocessingml")
                .contains("first bytes");
        assertThat(readers.refused("a.pdf", new byte[0]).reason()).contains("empty");
        assertThat(readers.refused("a.json", "{\"a\": }".getBytes(StandardCharsets.UTF_8))
                        .reason())
                .contains("line 1");
        assertThat(readers.refused("a.exe", new byte[] {'M', 'Z', (byte) 0x90, 0})
                        .code())
                .isEqualTo(ErrorCode.UNSUPPORTED_FORMAT);
    }

    private static DocumentFile file(HostileFile hostile) {
        return new DocumentFile(
                new FileBytes() {
                    @Override
                    public long size() {
                        return hostile.content().size();
                    }

                    @Override
                    public InputStream open() {
                        return hostile.content().open();
                    }
                },
                Optional.empty(),
                Optional.empty(),
                Optional.of(hostile.name()));
    }
}
