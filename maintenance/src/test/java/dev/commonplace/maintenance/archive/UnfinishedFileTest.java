package dev.commonplace.maintenance.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnfinishedFileTest {
    @TempDir
    private Path directory;

    @Test
    void it_has_its_name_only_when_it_is_whole() throws IOException {
        Path target = directory.resolve("all.backup");
        try (UnfinishedFile file = UnfinishedFile.create(target, false)) {
            file.stream().write("whole".getBytes(UTF_8));
            assertThat(target).doesNotExist();

            assertThat(file.publish()).isEqualTo(5);
        }
        assertThat(target).hasContent("whole");
        assertThat(directory).isDirectoryNotContaining("glob:**.partial");
    }

    @Test
    void what_is_not_published_is_gone() throws IOException {
        try (UnfinishedFile file = UnfinishedFile.create(directory.resolve("all.backup"), false)) {
            file.stream().write("half".getBytes(UTF_8));
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_a_killed_program_left_gives_way() throws IOException {
        Path target = directory.resolve("all.backup");
        Path leftover = Files.writeString(directory.resolve("all.backup.partial"), "a longer leftover for all to read");
        Files.setPosixFilePermissions(leftover, PosixFilePermissions.fromString("rw-rw-rw-"));

        try (UnfinishedFile file = UnfinishedFile.create(target, false)) {
            file.stream().write("whole".getBytes(UTF_8));
            long unused = file.publish();
        }

        assertThat(target).hasContent("whole");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_link_that_somebody_has_laid_there_is_not_followed() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve("all.backup.partial"), precious);

        try (UnfinishedFile file = UnfinishedFile.create(directory.resolve("all.backup"), false)) {
            file.stream().write("whole".getBytes(UTF_8));
            long unused = file.publish();
        }

        assertThat(precious).hasContent("precious");
        assertThat(directory.resolve("all.backup")).hasContent("whole").isRegularFile();
    }

    @Test
    void two_at_once_do_not_write_into_each_others_file() {
        Path target = directory.resolve("all.backup");
        try (UnfinishedFile first = UnfinishedFile.create(target, false)) {
            assertThatThrownBy(() -> UnfinishedFile.create(target, true))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("Another program is writing");
            assertThat(first.path()).exists();
        }
    }

    @Test
    void a_file_that_came_in_the_meantime_is_not_written_over_unasked() throws IOException {
        Path target = directory.resolve("all.backup");
        try (UnfinishedFile file = UnfinishedFile.create(target, false)) {
            Files.writeString(target, "somebody else's");
            assertThatThrownBy(file::publish).isInstanceOf(MaintenanceException.class);
        }
        assertThat(target).hasContent("somebody else's");
    }
}
