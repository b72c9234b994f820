package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks whether a directory is the bin directory of a PostgreSQL server, or has a pg_config that knows of one. */
final class InstallationProbe {
    private static final Duration PROGRAM_TIME_LIMIT = Duration.ofSeconds(10);
    private static final Pattern SERVER_VERSION = Pattern.compile("\\(PostgreSQL\\) ((\\d{1,3})[\\w.]*)");
    private static final Pattern EXTENSION_VERSION = Pattern.compile("default_version\\s*=\\s*'([^']+)'");

    private InstallationProbe() {}

    static Optional<ServerInstallation> at(Path directory) {
        if (Files.isExecutable(directory.resolve("postgres"))) {
            return describe(directory);
        }
        return output(directory.resolve("pg_config"), "--bindir")
                .map(Path::of)
                .filter(bin -> Files.isExecutable(bin.resolve("postgres")))
                .flatMap(InstallationProbe::describe);
    }

    private static Optional<ServerInstallation> describe(Path directory) {
        Path bin = realPath(directory);
        if (!Files.isExecutable(bin.resolve("initdb")) || !Files.isExecutable(bin.resolve("pg_ctl"))) {
            return Optional.empty();
        }
        Matcher version = SERVER_VERSION.matcher(
                output(bin.resolve("postgres"), "--version").orElse(""));
        if (!version.find()) {
            return Optional.empty();
        }
        int major = Integer.parseInt(version.group(2));
        return Optional.of(new ServerInstallation(bin, major, version.group(1), vectorVersion(bin, major)));
    }

    private static Optional<String> vectorVersion(Path bin, int major) {
        Stream<Path> shareDirectories = Stream.of(
                        output(bin.resolve("pg_config"), "--sharedir").map(Path::of),
                        Optional.of(Path.of("/usr/share/postgresql/" + major)),
                        Optional.of(bin.resolveSibling("share")),
                        Optional.of(bin.resolveSibling("share").resolve("postgresql")))
                .flatMap(Optional::stream);
        return shareDirectories
                .map(share -> share.resolve("extension").resolve("vector.control"))
                .filter(Files::isReadable)
                .findFirst()
                .flatMap(InstallationProbe::defaultVersion);
    }

    private static Optional<String> defaultVersion(Path controlFile) {
        try {
            Matcher version = EXTENSION_VERSION.matcher(Files.readString(controlFile));
            return version.find() ? Optional.of(version.group(1)) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Path realPath(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException unreadable) {
            return directory;
        }
    }

    private static Optional<String> output(Path program, String argument) {
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        try {
            ShortCommand.Result result = ShortCommand.run(List.of(program.toString(), argument), PROGRAM_TIME_LIMIT);
            String text = result.output().strip();
            return result.succeeded() && !text.isEmpty() ? Optional.of(text) : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
