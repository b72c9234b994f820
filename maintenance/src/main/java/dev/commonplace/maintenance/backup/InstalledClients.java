package dev.commonplace.maintenance.backup;

import dev.commonplace.embeddedpostgres.InstalledServers;
import dev.commonplace.maintenance.MaintenanceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The programs for backups on this machine, and the choice among their versions. */
public final class InstalledClients {
    private static final List<String> PROGRAMS = List.of("pg_dump", "pg_restore", "psql");
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d{1,3})[\\w.]*)");

    private final List<Path> directories;
    private final Map<String, String> environment;

    InstalledClients(List<Path> directories, Map<String, String> environment) {
        this.directories = directories;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Looks where servers are looked for, and on PATH.
     *
     * @param environment the process's environment variables
     */
    public static InstalledClients find(Map<String, String> environment) {
        return new InstalledClients(InstalledServers.directories(environment), environment);
    }

    /** The process's variables; those for PostgreSQL's programs are not passed on. */
    Map<String, String> environment() {
        return environment;
    }

    /**
     * The programs of a server's own version, or else of the next newer one: older programs refuse newer servers.
     *
     * @throws MaintenanceException where there are none, with what to install
     */
    ClientTools forVersion(int majorVersion) {
        List<ClientTools> installed = installed();
        return installed.stream()
                .filter(tools -> tools.majorVersion() >= majorVersion)
                .min(Comparator.comparingInt(ClientTools::majorVersion))
                .orElseThrow(() -> new MaintenanceException(
                        "The programs pg_dump, pg_restore and psql of PostgreSQL " + majorVersion
                                + " or newer are needed, and not on this machine" + foundText(installed)
                                + ". Install them (Debian, Ubuntu: apt-get install postgresql-client-" + majorVersion
                                + "; macOS: brew install postgresql@" + majorVersion
                                + "), or put their directory on PATH."));
    }

    private static String foundText(List<ClientTools> installed) {
        return installed.isEmpty()
                ? ""
                : installed.stream()
                        .map(tools -> tools.version() + " in " + tools.directory())
                        .collect(Collectors.joining(", ", " (found: ", ")"));
    }

    private List<ClientTools> installed() {
        Set<Path> real = new LinkedHashSet<>();
        for (Path directory : directories) {
            if (PROGRAMS.stream().allMatch(program -> Files.isExecutable(directory.resolve(program)))) {
                realDirectory(directory).ifPresent(real::add);
            }
        }
        return real.stream()
                .map(directory -> describe(directory, environment))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Debian's programs in /usr/bin are one script, which would choose a version on its own. */
    private static Optional<Path> realDirectory(Path directory) {
        try {
            Path program = directory.resolve(PROGRAMS.getFirst()).toRealPath();
            Path name = program.getFileName();
            return name == null || name.toString().contains("wrapper")
                    ? Optional.empty()
                    : Optional.ofNullable(program.getParent());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ClientTools> describe(Path directory, Map<String, String> environment) {
        try (ToolProcess process =
                ToolProcess.start(directory.resolve(PROGRAMS.getFirst()), environment, List.of("--version"))) {
            Matcher version = VERSION.matcher(process.shortOutput());
            return version.find()
                    ? Optional.of(new ClientTools(directory, Integer.parseInt(version.group(2)), version.group(1)))
                    : Optional.empty();
        } catch (MaintenanceException unusable) {
            return Optional.empty();
        }
    }
}
