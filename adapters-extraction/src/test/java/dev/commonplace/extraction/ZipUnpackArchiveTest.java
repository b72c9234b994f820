package dev.commonplace.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.application.documents.UnpackArchive;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.fixtures.files.HostileFile;
import dev.commonplace.fixtures.files.HostileFiles;
import dev.commonplace.fixtures.files.SampleFiles;
import dev.commonplace.fixtures.files.ZipBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZipUnpackArchiveTest {
    private static final ArchiveLimits LIMITS = new ArchiveLimits(10, 20_000_000, 5_000_000, 1);

    @TempDir
    Path directory;

    private final Map<String, String> found = new LinkedHashMap<>();

    @AfterEach
    void nothing_is_left_behind() throws IOException {
        try (var left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void files_come_with_their_paths_and_those_of_archives_within() {
        byte[] inner = new ZipBuilder().with("c.txt", "C").build();
        unpack(new ZipBuilder()
                .with("a.txt", "A")
                .with("folder/b.txt", "B")
                .with("__MACOSX/._a.txt", "junk")
                .with("inner.zip", inner)
                .build());

        assertThat(found)
                .containsExactly(
                        Map.entry("a.txt", "A"), Map.entry("folder/b.txt", "B"), Map.entry("inner.zip/c.txt", "C"));
    }

    @Test
    void an_archive_with_the_mark_of_a_pdf_near_its_beginning_is_an_archive() {
        byte[] archive = new ZipBuilder().with("%PDF-1.7.txt", "A").build();

        assertThat(new ZipUnpackArchive(LIMITS, directory).isArchive(file(archive)))
                .isTrue();
    }

    @Test
    void names_that_lead_out_empty_files_and_archives_too_deep_are_refused_one_by_one() {
        byte[] deep = new ZipBuilder()
                .with("deeper.zip", new ZipBuilder().with("x.txt", "x").build())
                .build();
        unpack(new ZipBuilder()
                .with("../a.txt", "A")
                .with("/b.txt", "B")
                .with("C:\\c.txt", "C")
                .with("empty.txt", "")
                .with("deep.zip", deep)
                .with("good.txt", "good")
                .build());

        assertThat(found)
                .containsExactly(
                        Map.entry("../a.txt", "INVALID_VALUE"),
                        Map.entry("/b.txt", "INVALID_VALUE"),
                        Map.entry("C:\\c.txt", "INVALID_VALUE"),
                        Map.entry("empty.txt", "UNREADABLE_FILE"),
                        Map.entry("deep.zip/deeper.zip", "TOO_COSTLY"),
                        Map.entry("good.txt", "good"));
    }

    @Test
    void too_many_files_and_too_much_unpacked_are_refused_before_the_first_file() {
        ZipBuilder crowd = new ZipBuilder();
        ZipBuilder heavy = new ZipBuilder();
        for (int i = 0; i < 11; i++) {
            crowd.with("f" + i, "x");
        }
        for (int i = 0; i < 5; i++) {
            heavy.with("noise-" + i, new byte[4_500_000]);
        }

        assertThat(refusal(crowd.build()).code()).isEqualTo(ErrorCode.TOO_LARGE);
        assertThat(refusal(heavy.build()).code()).isEqualTo(ErrorCode.TOO_COSTLY);
        assertThat(refusal(bytes("overlapping.zip")).code()).isIn(ErrorCode.TOO_COSTLY, ErrorCode.TOO_LARGE);
        assertThat(refusal(bytes("locked.zip")).code()).isEqualTo(ErrorCode.ENCRYPTED_FILE);
        assertThat(found).isEmpty();
    }

    @Test
    void a_file_that_is_larger_than_the_archive_says_is_refused() {
        unpack(bytes("lying.zip"));

        assertThat(found).containsExactly(Map.entry("small.txt", "UNREADABLE_FILE"));
    }

    @Test
    void an_office_document_is_no_archive() {
        ZipUnpackArchive archives = new ZipUnpackArchive(LIMITS, directory);

        assertThat(archives.isArchive(file(SampleFiles.docx("Herons", "They wait."))))
                .isFalse();
        assertThat(archives.isArchive(file(SampleFiles.epub("Herons")))).isFalse();
        assertThat(archives.isArchive(file("no".getBytes(StandardCharsets.UTF_8))))
                .isFalse();
        assertThat(archives.isArchive(file(new ZipBuilder().with("a", "a").build())))
                .isTrue();
    }

    private static byte[] bytes(String name) {
        HostileFile hostile = HostileFiles.all().stream()
                .filter(file -> file.name().equals(name))
                .findFirst()
                .orElseThrow();
        try (var stream = hostile.content().open()) {
            return stream.readAllBytes();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private RefusedException refusal(byte[] archive) {
        return catchThrowableOfType(RefusedException.class, () -> unpack(archive));
    }

    private static DocumentFile file(byte[] bytes) {
        return new DocumentFile(FileBytes.of(bytes), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void unpack(byte[] archive) {
        new ZipUnpackArchive(LIMITS, directory).unpack(file(archive), new UnpackArchive.Visitor() {
            @Override
            public void file(String path, DocumentFile file) {
                try {
                    found.put(path, new String(file.bytes().all(), StandardCharsets.UTF_8));
                } catch (IOException unreadable) {
                    throw new java.io.UncheckedIOException(unreadable);
                }
            }

            @Override
            public void refused(String path, RefusedException reason) {
                found.put(path, reason.code().name());
            }
        });
    }
}
