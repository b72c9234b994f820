package dev.commonplace.bootstrap;

import dev.commonplace.application.tenancy.IssueKey;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.ApiKey;
import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.domain.tenancy.KeySecret;
import dev.commonplace.domain.tenancy.OperatorKey;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Makes, lists and stops keys, beside a running service or without one. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = "Makes, lists and stops keys, of a tenant or of operators.",
        subcommands = {KeyCommand.Create.class, KeyCommand.ListKeys.class, KeyCommand.Revoke.class})
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class KeyCommand implements Runnable {
    @ParentCommand
    private CommonplaceCommand commonplace;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Whose keys are meant. */
    static final class Whose {
        @Option(names = "--tenant", paramLabel = "SLUG", description = "keys of this tenant")
        @Nullable String tenant;

        @Option(names = "--operator", description = "keys that manage tenants")
        boolean operator;

        Tenant tenant(Administration administration) {
            return administration
                    .tenancy()
                    .manageTenants()
                    .readBySlug(Environment.operator(), new Slug(String.valueOf(tenant)));
        }
    }

    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = {
                "Makes a key and shows it, this once: it is kept as a hash only.",
                "The key goes to standard output, its id to standard error."
            })
    static final class Create implements Callable<Integer> {
        @ParentCommand
        private KeyCommand parent;

        @Spec
        private CommandSpec spec;

        @ArgGroup(multiplicity = "1")
        private Whose whose;

        @Option(
                names = "--role",
                paramLabel = "ROLE",
                defaultValue = "editor",
                description = "reader, editor or admin; default: ${DEFAULT-VALUE}")
        private String role;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                defaultValue = "command line",
                description = "what people call it; default: ${DEFAULT-VALUE}")
        private String name;

        @Option(
                names = "--expires-in-days",
                paramLabel = "DAYS",
                description = "when it stops by itself; never where it is not given")
        private @Nullable Integer days;

        @Override
        public Integer call() {
            try (Administration administration = Administration.open(parent.commonplace.settings())) {
                KeySecret secret = issue(administration);
                spec.commandLine().getOut().println(secret.reveal());
                // Beside the key, so that a script that takes what is printed has the key and nothing else.
                spec.commandLine().getErr().println("Its id, for key revoke: " + secret.keyId());
                return 0;
            }
        }

        private KeySecret issue(Administration administration) {
            Optional<Instant> expiresAt = Optional.ofNullable(days)
                    .map(count -> Clock.systemUTC().instant().plus(Duration.ofDays(count)));
            if (whose.operator) {
                return administration.tenancy().manageOperatorKeys().issue(name, expiresAt);
            }
            return administration
                    .tenancy()
                    .issueKey()
                    .forTenant(
                            Environment.operator(),
                            whose.tenant(administration).id(),
                            new IssueKey.Command(name, Role.parse("--role", role), expiresAt))
                    .secret();
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = "Lists keys without their secrets, newest first.")
    static final class ListKeys implements Callable<Integer> {
        @ParentCommand
        private KeyCommand parent;

        @Spec
        private CommandSpec spec;

        @ArgGroup(multiplicity = "1")
        private Whose whose;

        @Override
        public Integer call() {
            try (Administration administration = Administration.open(parent.commonplace.settings())) {
                PrintWriter out = spec.commandLine().getOut();
                if (whose.operator) {
                    for (OperatorKey key :
                            administration.tenancy().manageOperatorKeys().list()) {
                        out.printf(
                                "%s  operator  %s  %s%n",
                                key.id(), state(key.revokedAt(), key.expiresAt()), key.name());
                    }
                    return 0;
                }
                Tenant tenant = whose.tenant(administration);
                Optional<UUID> after = Optional.empty();
                do {
                    Page<ApiKey> page = administration
                            .tenancy()
                            .manageKeys()
                            .list(administration.adminOf(tenant), new PageRequest(PageRequest.LIMIT_MAX, after));
                    for (ApiKey key : page.items()) {
                        out.printf(
                                "%s  %-8s  %s  %s%n",
                                key.id(), key.role().word(), state(key.revokedAt(), key.expiresAt()), key.name());
                    }
                    after = page.next();
                } while (after.isPresent());
                return 0;
            }
        }

        private static String state(Optional<Instant> revokedAt, Optional<Instant> expiresAt) {
            if (revokedAt.isPresent()) {
                return "revoked " + revokedAt.get();
            }
            return expiresAt
                    .map(time -> (time.isAfter(Clock.systemUTC().instant()) ? "expires " : "expired ") + time)
                    .orElse("active");
        }
    }

    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = "Stops a key at once and for good.")
    static final class Revoke implements Callable<Integer> {
        @ParentCommand
        private KeyCommand parent;

        @Spec
        private CommandSpec spec;

        @ArgGroup(multiplicity = "1")
        private Whose whose;

        @Parameters(paramLabel = "KEY-ID", description = "as key list shows it")
        private String id;

        @Override
        public Integer call() {
            try (Administration administration = Administration.open(parent.commonplace.settings())) {
                KeyId keyId = new KeyId(uuid(id));
                if (whose.operator) {
                    administration.tenancy().manageOperatorKeys().revoke(keyId);
                } else {
                    administration
                            .tenancy()
                            .manageKeys()
                            .revoke(administration.adminOf(whose.tenant(administration)), keyId);
                }
                spec.commandLine().getOut().println("Revoked " + keyId + ".");
                return 0;
            }
        }

        private static UUID uuid(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException wrong) {
                throw RefusedException.invalid("KEY-ID", "A key id is a UUID; key list shows them.");
            }
        }
    }
}
