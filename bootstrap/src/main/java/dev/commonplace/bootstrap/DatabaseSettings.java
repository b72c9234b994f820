package dev.commonplace.bootstrap;

import dev.commonplace.migrations.database.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads where the data lives and how the service comes to it. */
final class DatabaseSettings {
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");

    private final Variables variables;

    private DatabaseSettings(Variables variables) {
        this.variables = variables;
    }

    static Settings.Database read(Variables variables, Path home, boolean root) {
        return new DatabaseSettings(variables).read(home, root);
    }

    private Settings.Database read(Path home, boolean root) {
        Optional<DatabaseUrl> service = variables.databaseUrl("DATABASE_URL", "none");
        Optional<DatabaseUrl> migration = variables.databaseUrl("DATABASE_MIGRATION_URL", "DATABASE_URL");
        Path data = variables.directory("COMMONPLACE_DATA", root ? Path.of("/var/lib/commonplace") : userData(home));
        boolean migrate = variables.truth("COMMONPLACE_MIGRATE", true);
        Optional<String> sslMode = sslMode(service);
        Optional<String> rootCertificate = rootCertificate(service);
        Settings.Pool pool = pool();
        Settings.Timeouts timeouts = timeouts();
        return new Settings.Database(
                service.map(url -> connecting(url, sslMode, rootCertificate, timeouts)),
                migration.map(url -> connecting(url, sslMode, rootCertificate, timeouts)),
                data,
                migrate,
                pool,
                timeouts);
    }

    private Settings.Pool pool() {
        return new Settings.Pool(
                variables.whole("COMMONPLACE_POOL_SIZE", 5, 2, 500),
                variables.whole("COMMONPLACE_POOL_OVERFLOW", 10, 0, 500),
                variables.seconds("COMMONPLACE_POOL_TIMEOUT_SECONDS", 10, 1, 300),
                variables.seconds("COMMONPLACE_POOL_RECYCLE_SECONDS", 3_600, 30, 86_400));
    }

    private Settings.Timeouts timeouts() {
        Duration connect = variables.seconds("COMMONPLACE_CONNECT_TIMEOUT_SECONDS", 10, 1, 300);
        Duration statement = variables.seconds("COMMONPLACE_STATEMENT_TIMEOUT_SECONDS", 30, 1, 3_600);
        Duration socket = variables.seconds("COMMONPLACE_SOCKET_TIMEOUT_SECONDS", 0, 0, 86_400);
        if (!socket.isZero() && socket.compareTo(statement) <= 0) {
            variables.problem("COMMONPLACE_SOCKET_TIMEOUT_SECONDS is 0 or more than"
                    + " COMMONPLACE_STATEMENT_TIMEOUT_SECONDS (" + statement.toSeconds()
                    + "): a statement that takes its time would cut the connection.");
        }
        return new Settings.Timeouts(
                connect,
                socket,
                statement,
                variables.seconds("COMMONPLACE_LOCK_TIMEOUT_SECONDS", 30, 1, 3_600),
                variables.seconds("COMMONPLACE_IDLE_IN_TRANSACTION_TIMEOUT_SECONDS", 60, 1, 3_600));
    }

    private Optional<String> sslMode(Optional<DatabaseUrl> service) {
        String name = "COMMONPLACE_DATABASE_SSLMODE";
        String otherwise = service.map(url -> url.parameters().get("sslmode")).orElse("prefer");
        String mode = variables.choice(
                name, otherwise, SSL_MODES, "disable, allow, prefer, require, verify-ca or verify-full");
        if (!List.of("disable", "allow", "prefer").contains(mode)) {
            refuseWithoutAddress(name);
        }
        return variables.isSet(name) ? Optional.of(mode) : Optional.empty();
    }

    private Optional<String> rootCertificate(Optional<DatabaseUrl> service) {
        String name = "COMMONPLACE_DATABASE_SSLROOTCERT";
        Optional<String> file = variables.text(
                name, service.map(url -> url.parameters().get("sslrootcert")).orElse("none"));
        refuseWithoutAddress(name);
        if (file.isPresent() && !DatabaseUrl.CERTIFICATES_OF_THE_MACHINE.equals(file.get())) {
            Path path = Path.of(file.get());
            if (!Files.isReadable(path)) {
                variables.problem(name + ": there is no certificate that can be read at " + path.toAbsolutePath()
                        + ". Name a file of PEM certificates, or " + DatabaseUrl.CERTIFICATES_OF_THE_MACHINE
                        + " for those that this machine trusts.");
            }
        }
        return file;
    }

    /** The embedded cluster is reached without TLS, so that who asks for it means another database. */
    private void refuseWithoutAddress(String name) {
        if (variables.isSet(name) && !variables.isSet("DATABASE_URL")) {
            variables.problem(name + " is about the database of DATABASE_URL, which is missing.");
        }
    }

    /** A variable of its own wins over a parameter in the address, and that over our default. */
    private DatabaseUrl connecting(
            DatabaseUrl url, Optional<String> sslMode, Optional<String> rootCertificate, Settings.Timeouts timeouts) {
        DatabaseUrl changed = url;
        if (sslMode.isPresent()) {
            changed = changed.with("sslmode", sslMode.get());
        }
        if (rootCertificate.isPresent()) {
            changed = changed.withRootCertificates(rootCertificate.get());
        }
        if (variables.isSet("COMMONPLACE_CONNECT_TIMEOUT_SECONDS")
                || !url.parameters().containsKey("connectTimeout")) {
            changed = changed.with(
                    "connectTimeout", Long.toString(timeouts.connect().toSeconds()));
        }
        return changed;
    }

    private Path userData(Path home) {
        return variables
                .foreign("XDG_DATA_HOME")
                .map(Path::of)
                .orElse(home.resolve(".local/share"))
                .resolve("commonplace");
    }
}
