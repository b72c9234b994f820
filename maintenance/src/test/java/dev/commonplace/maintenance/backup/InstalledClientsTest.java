package dev.commonplace.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledClientsTest {
    @TempDir
    private Path directory;

    @Test
    void the_servers_own_version_is_taken_or_else_the_next_newer_one() throws IOException {
        InstalledClients clients = clients(install("18.1", "psql"), install("15.20", "psql"), install("16.9", "psql"));

        assertThat(clients.forVersion(15).version()).isEqualTo("15.20");
        assertThat(clients.forVersion(16).version()).isEqualTo("16.9");
        assertThat(clients.forVersion(17).version()).isEqualTo("18.1");
        assertThat(clients.forVersion(17).directory())
                .isEqualTo(directory.resolve("18.1").toRealPath());
    }

    @Test
    void older_ones_and_incomplete_ones_will_not_do() throws IOException {
        assertThatThrownBy(() -> clients(install("15.20", "psql"), install("17.2", "other"))
                        .forVersion(17))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("(found: 15.20 in ")
                .hasMessageContaining("apt-get install postgresql-client-17");
    }

    private InstalledClients clients(Path... directories) {
        return new InstalledClients(List.of(directories), Map.of());
    }

    private Path install(String version, String third) throws IOException {
        Path bin = Files.createDirectories(directory.resolve(version));
        for (String program : List.of("pg_dump", "pg_restore", third)) {
            Path file =
                    Files.writeString(bin.resolve(program), "#!/bin/sh\necho 'pg_dump (PostgreSQL) " + version + "'\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        return bin;
    }
}
