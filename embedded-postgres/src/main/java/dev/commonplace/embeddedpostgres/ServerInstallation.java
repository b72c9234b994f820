package dev.commonplace.embeddedpostgres;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A PostgreSQL server on this machine.
 *
 * @param binDirectory where postgres, initdb and pg_ctl are
 * @param majorVersion for example 15
 * @param version as the server says it, for example 15.20
 * @param vectorVersion the version of the pgvector extension that this server can load, if it has one
 */
public record ServerInstallation(Path binDirectory, int majorVersion, String version, Optional<String> vectorVersion) {
    String program(String name) {
        return binDirectory.resolve(name).toString();
    }
}
