package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.reporting.GrantReadOnly;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a login for reports, and takes it back. */
@Command(
        name = "grant-readonly",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Makes a login that reads one tenant's rows with psql or a reporting tool, and can do nothing else. Row-level"
                    + " security holds it to its tenant, whatever it says.",
            "A new login gets a password that is made up and shown once, unless --password-stdin gives one."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class GrantReadonlyCommand implements Callable<Integer> {
    private static final int PASSWORD_BYTES = 24;

    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Parameters(paramLabel = "NAME", description = "of the login: small letters, digits, underscores")
    private String name;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private What what;

    private static final class What {
        @Option(names = "--tenant", paramLabel = "SLUG", description = "the tenant that it may read")
        private @Nullable String tenant;

        @Option(names = "--revoke", description = "take the login away")
        private boolean revoke;
    }

    @Option(names = "--password-stdin", description = "read its password from the first line of the standard input")
    private boolean passwordStdin;

    /** @param password absent where the login keeps its own, or was given one */
    private record Granted(
            String role,
            String tenant,
            String tenantId,
            boolean created,
            Optional<String> password,
            String connection) {}

    private record Revoked(String role, boolean dropped) {}

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            GrantReadOnly grants = new GrantReadOnly(address.owner(), GrantReadonlyCommand::newPassword);
            return what.revoke || what.tenant == null ? revoke(grants) : grant(grants, address, what.tenant);
        }
    }

    private int grant(GrantReadOnly grants, DatabaseAddress address, String tenant) {
        GrantReadOnly.Granted made =
                grants.grant(name, tenant, passwordStdin ? Optional.of(passwordFromInput()) : Optional.empty());
        String connection = "postgresql://" + made.role() + "@"
                + address.owner().hostsText() + "/" + address.owner().database();
        answer.give(
                new Granted(
                        made.role(),
                        made.tenant(),
                        made.tenantId().toString(),
                        made.created(),
                        made.newPassword(),
                        connection),
                out -> {
                    out.println((made.created() ? "Made the login " : "Updated the login ") + made.role()
                            + ", which reads the tenant " + made.tenant() + ".");
                    made.newPassword().ifPresent(password -> out.println("Its password, shown once: " + password));
                    out.println("psql '" + connection + "'");
                });
        return 0;
    }

    private int revoke(GrantReadOnly grants) {
        GrantReadOnly.Revoked revoked = grants.revoke(name);
        answer.give(
                new Revoked(revoked.role(), revoked.dropped()),
                out -> out.println(
                        revoked.dropped()
                                ? "The login " + revoked.role() + " is gone."
                                : "The login " + revoked.role()
                                        + " reads nothing here any more. It is left on the server,"
                                        + " because this account may not drop it or another database knows it."));
        return 0;
    }

    private static String passwordFromInput() {
        try {
            BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            @Nullable String line = input.readLine();
            if (line == null || line.isBlank()) {
                throw new MaintenanceException("There is no password in the first line of the standard input.");
            }
            return line.strip();
        } catch (IOException unreadable) {
            throw new MaintenanceException("The standard input cannot be read.", unreadable);
        }
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
