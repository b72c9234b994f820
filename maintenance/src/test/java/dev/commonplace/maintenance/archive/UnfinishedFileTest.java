package dev.commonplace.maintenance.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
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
        assertThat(names()).containsExactly("all.backup");
    }

    @Test
    void what_is_not_published_is_gone() throws IOException {
        try (UnfinishedFile file = UnfinishedFile.create(directory.resolve("all.backup"), false)) {
            file.stream().write("half".getBytes(UTF_8));
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void what_a_killed_program_left_gives_way() throws Exception {
        Path target = directory.resolve("all.backup");
        Path another = Files.writeString(directory.resolve("all.backup.1.2.partial"), "of all.backup.1");
        assertThat(inAnotherProgram("killed", target)).isEqualTo("half\n");
        assertThat(names()).hasSize(3).contains("all.backup.lock");

        try (UnfinishedFile file = UnfinishedFile.create(target, false)) {
            file.stream().write("whole".getBytes(UTF_8));
            long unused = file.publish();
        }

        assertThat(target).hasContent("whole");
        assertThat(names())
                .containsExactlyInAnyOrder("all.backup", another.getFileName().toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void links_that_somebody_has_laid_there_are_not_followed() throws IOException {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Files.createSymbolicLink(directory.resolve("all.backup.lock"), precious);
        Files.createSymbolicLink(directory.resolve("all.backup.12.partial"), precious);

        try (UnfinishedFile file = UnfinishedFile.create(directory.resolve("all.backup"), false)) {
            file.stream().write("whole".getBytes(UTF_8));
            long unused = file.publish();
        }

        assertThat(precious).hasContent("precious");
        assertThat(directory.resolve("all.backup")).hasContent("whole").isRegularFile();
        assertThat(names()).containsExactlyInAnyOrder("all.backup", "precious");
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
    void reading_what_was_written_does_not_let_another_program_in() throws Exception {
        Path target = Files.writeString(directory.resolve("all.backup"), "earlier");
        try (UnfinishedFile file = UnfinishedFile.create(target, true)) {
            file.stream().write("whole".getBytes(UTF_8));
            assertThat(file.path()).hasContent("whole");

            assertThat(inAnotherProgram("whole", target)).contains("Another program is writing " + target);
            assertThat(target).hasContent("earlier");

            long unused = file.publish();
        }
        assertThat(target).hasContent("whole");
        assertThat(inAnotherProgram("another", target)).isEqualTo("another\n");
        assertThat(target).hasContent("another");
        assertThat(names()).containsExactly("all.backup");
    }

    @Test
    void even_without_the_lock_nobody_publishes_what_another_has_written() throws IOException {
        Path target = directory.resolve("all.backup");
        try (UnfinishedFile first = UnfinishedFile.create(target, true)) {
            first.stream().write("first".getBytes(UTF_8));
            Files.delete(directory.resolve("all.backup.lock"));
            try (UnfinishedFile second = UnfinishedFile.create(target, true)) {
                second.stream().write("sec".getBytes(UTF_8));

                assertThatThrownBy(first::publish)
                        .isInstanceOf(MaintenanceException.class)
                        .hasMessageContaining("Start again");
                assertThat(target).doesNotExist();

                second.stream().write("ond".getBytes(UTF_8));
                long unused = second.publish();
            }
        }
        assertThat(target).hasContent("second");
    }

    /** What it prints. */
    private static String inAnotherProgram(String content, Path target) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteFileProgram.class.getName(),
                        content,
                        target.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
        int unused = process.waitFor();
        return printed;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
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
