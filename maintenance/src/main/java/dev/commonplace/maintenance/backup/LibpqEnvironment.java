package dev.commonplace.maintenance.backup;

import dev.commonplace.migrations.database.DatabaseUrl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A database's address as environment variables of PostgreSQL's programs. Nothing of it stands on a command line, where other
 * accounts of the machine could read the password.
 */
final class LibpqEnvironment {
    /** The driver's parameters that libpq has as well. */
    private static final Map<String, String> VARIABLES = Map.of(
            "sslmode", "PGSSLMODE",
            "sslrootcert", "PGSSLROOTCERT",
            "sslcert", "PGSSLCERT",
            "sslkey", "PGSSLKEY",
            "connectTimeout", "PGCONNECT_TIMEOUT",
            "channelBinding", "PGCHANNELBINDING",
            "gssEncMode", "PGGSSENCMODE",
            "sslNegotiation", "PGSSLNEGOTIATION",
            "krbsrvname", "PGKRBSRVNAME",
            "kerberosServerName", "PGKRBSRVNAME");

    /** What the programs need of the process's own variables. */
    private static final List<String> KEPT =
            List.of("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "PGPASSFILE", "SystemRoot");

    /** Where systems keep the certificates they trust, for libpq before 16, which does not know the word system. */
    private static final List<Path> SYSTEM_CERTIFICATES = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/cert.pem"));

    private static final int KNOWS_SYSTEM_CERTIFICATES = 16;

    private LibpqEnvironment() {}

    /**
     * @param process the process's own variables
     * @param majorVersion of the programs
     * @param options settings of the session, such as {@code -c app.scope=owner}
     */
    static Map<String, String> of(
            DatabaseUrl url, Map<String, String> process, int majorVersion, String applicationName, String options) {
        Map<String, String> environment = new HashMap<>(process);
        environment.keySet().retainAll(KEPT);
        environment.put("LC_ALL", "C");
        environment.put("PGCLIENTENCODING", "UTF8");
        environment.put("PGAPPNAME", applicationName);
        environment.put("PGOPTIONS", options);
        environment.put(
                "PGHOST", url.hosts().stream().map(DatabaseUrl.Host::name).collect(Collectors.joining(",")));
        environment.put(
                "PGPORT",
                url.hosts().stream().map(host -> Integer.toString(host.port())).collect(Collectors.joining(",")));
        environment.put("PGDATABASE", url.database());
        environment.put("PGUSER", url.user());
        url.password().ifPresent(password -> environment.put("PGPASSWORD", password));
        url.parameters().forEach((name, value) -> {
            if (VARIABLES.containsKey(name)) {
                environment.put(VARIABLES.get(name), value);
            }
        });
        String sessionKind = sessionKind(url.parameters().getOrDefault("targetServerType", "any"));
        environment.put("PGTARGETSESSIONATTRS", sessionKind);
        if (url.parameters().getOrDefault("sslfactory", "").endsWith("DefaultJavaSSLFactory")) {
            environment.put("PGSSLROOTCERT", systemCertificates(majorVersion));
        }
        return environment;
    }

    private static String sessionKind(String targetServerType) {
        return switch (targetServerType) {
            case "primary", "master" -> "primary";
            case "secondary", "slave" -> "standby";
            case "preferSecondary", "preferSlave" -> "prefer-standby";
            default -> "any";
        };
    }

    private static String systemCertificates(int majorVersion) {
        if (majorVersion >= KNOWS_SYSTEM_CERTIFICATES) {
            return "system";
        }
        return SYSTEM_CERTIFICATES.stream()
                .filter(Files::isReadable)
                .map(Path::toString)
                .findFirst()
                .orElse("system");
    }
}
