package dev.commonplace.maintenance.backup;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL's programs for backups, all of one version.
 *
 * @param directory where pg_dump, pg_restore and psql are
 * @param majorVersion for example 15
 * @param version as pg_dump says it, for example 15.20
 */
record ClientTools(Path directory, int majorVersion, String version) {
    /** Starts one of them for this database. */
    ToolProcess start(String program, Map<String, String> environment, List<String> arguments) {
        return ToolProcess.start(directory.resolve(program), environment, arguments);
    }
}
