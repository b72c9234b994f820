package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says about itself in its postmaster.pid.
 *
 * @param processId of the postmaster
 * @param port it listens on
 * @param ready whether it accepts connections
 */
record PostmasterFile(long processId, int port, boolean ready) {
    private static final int PROCESS_ID_LINE = 0;
    private static final int PORT_LINE = 3;
    private static final int STATUS_LINE = 7;

    /** Empty while there is no server, or its file is not complete yet. */
    static Optional<PostmasterFile> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() <= PORT_LINE) {
                return Optional.empty();
            }
            return Optional.of(new PostmasterFile(
                    Long.parseLong(lines.get(PROCESS_ID_LINE).strip()),
                    Integer.parseInt(lines.get(PORT_LINE).strip()),
                    lines.size() > STATUS_LINE
                            && "ready".equals(lines.get(STATUS_LINE).strip())));
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    /** Whether that process is still there, and not another one that was given its number after a reboot. */
    boolean isAlive() {
        return ProcessHandle.of(processId)
                .filter(ProcessHandle::isAlive)
                .flatMap(process -> process.info().command())
                .filter(command -> command.contains("postgres"))
                .isPresent();
    }
}
