package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Makes a cluster: UTF-8, passwords by SCRAM, data checksums, one superuser with a generated password. */
final class NewCluster {
    private static final Duration INITDB_TIME_LIMIT = Duration.ofMinutes(3);
    private static final int PASSWORD_BYTES = 24;
    /** In the order of preference: macOS has no C.UTF-8. */
    private static final List<String> LOCALES = List.of("C.UTF-8", "C");

    private final ServerInstallation server;
    private final ServerAccount account;
    private final ClusterDirectory directory;
    private final String superuser;

    NewCluster(ServerInstallation server, ServerAccount account, ClusterDirectory directory, String superuser) {
        this.server = server;
        this.account = account;
        this.directory = directory;
        this.superuser = superuser;
    }

    /** Either the whole cluster is there afterwards, or none of it. */
    void make(boolean durable) throws InterruptedException {
        String output = "";
        try {
            directory.writePassword(newPassword());
            for (String locale : LOCALES) {
                ClusterDirectory.deleteTree(directory.unfinishedCluster());
                ShortCommand.Result result = ShortCommand.run(initdb(locale, durable), INITDB_TIME_LIMIT);
                if (result.succeeded()) {
                    Files.move(directory.unfinishedCluster(), directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
                    return;
                }
                output = result.output();
                if (!output.contains("invalid locale name")) {
                    break;
                }
            }
            ClusterDirectory.deleteTree(directory.unfinishedCluster());
        } catch (IOException refused) {
            throw new EmbeddedPostgresException.DirectoryUnusable(
                    "The cluster cannot be made in " + directory.cluster() + " (" + StartFailure.reason(refused) + ").",
                    StartFailure.remedyFor(refused, "Make the data directory writable, or choose another one."),
                    refused);
        }
        throw StartFailure.explain("PostgreSQL's initdb failed in " + directory.cluster() + ".", output, null);
    }

    private List<String> initdb(String locale, boolean durable) {
        Path target = directory.unfinishedCluster();
        List<String> command = new ArrayList<>(List.of(
                server.program("initdb"),
                "--pgdata=" + target,
                "--username=" + superuser,
                "--pwfile=" + directory.passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=" + locale,
                "--data-checksums"));
        if (!durable) {
            command.add("--no-sync");
        }
        return account.asServer(command);
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
