package dev.commonplace.bootstrap;

import dev.commonplace.application.guard.KeptPolicy;
import dev.commonplace.application.guard.ScanText;
import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.bootstrap.database.Columns;
import dev.commonplace.domain.guard.GuardPolicy;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.http.guard.GuardPolicyJson;
import dev.commonplace.http.guard.ScanJson;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.MalformedJsonException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Looks at texts as a tenant's guard does, and shows and replaces its policy. */
@Command(
        name = "guard",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Looks at texts as a tenant's guard does, and shows and replaces its policy.",
            "Works beside a running service and without one."
        },
        subcommands = GuardCommand.Policy.class)
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // fields are set and methods called by the command line's parser
final class GuardCommand implements Runnable {
    /** More is no policy: the largest lists take less. */
    private static final int POLICY_BYTES_MAX = 16 * 1024 * 1024;

    @ParentCommand
    private CommonplaceCommand commonplace;

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "scan",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = {
                "Shows what the guard finds in a text, and what would become of a document with it. Keeps nothing.",
                "Places are characters (Unicode code points), counted from 0. The values are not shown."
            })
    int scan(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..1",
                            defaultValue = "-",
                            description = "a text in UTF-8; - or nothing for the standard input")
                    String file,
            @Option(names = "--tenant", paramLabel = "SLUG", required = true, description = "whose policy holds")
                    String slug,
            @Mixin Answer answer) {
        String text = decoded(bytes(file, 4 * ScanText.CHARACTERS_MAX));
        try (Administration administration = Administration.open(commonplace.settings())) {
            ScanText.Outcome outcome =
                    administration.guard().scanText().scan(administration.adminOf(tenant(administration, slug)), text);
            ScanJson json = ScanJson.of(text, outcome);
            Columns columns = new Columns("START>", "END>", "KIND", "ACTION");
            json.findings().forEach(found -> columns.row(found.start(), found.end(), found.kind(), found.action()));
            answer.give(json, out -> {
                columns.print(out);
                out.println("A document with this text: " + json.action() + " (policy version " + json.policyVersion()
                        + ").");
            });
            return 0;
        }
    }

    private static Tenant tenant(Administration administration, String slug) {
        return administration.tenancy().manageTenants().readBySlug(Environment.operator(), new Slug(slug));
    }

    private static byte[] bytes(String file, int bytesMax) {
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            byte[] bytes = in.readNBytes(bytesMax + 1);
            if (bytes.length > bytesMax) {
                throw new RefusedException(
                        ErrorCode.TOO_LARGE, file + " has more than the " + bytesMax + " bytes that are read.");
            }
            return bytes;
        } catch (NoSuchFileException missing) {
            throw RefusedException.invalid("FILE", "There is no file " + file + ".");
        } catch (IOException unreadable) {
            throw RefusedException.invalid("FILE", "Cannot read " + file + ": " + unreadable.getMessage() + ".");
        }
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            throw RefusedException.invalid("FILE", "This is not text in UTF-8.");
        }
    }

    /** Shows and replaces a tenant's policy. */
    @Command(
            name = "policy",
            mixinStandardHelpOptions = true,
            versionProvider = CommonplaceCommand.Version.class,
            description = "Shows and replaces a tenant's policy; docs/guard.md says what one can hold.")
    static final class Policy implements Runnable {
        @ParentCommand
        private GuardCommand parent;

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            spec.commandLine().usage(spec.commandLine().getOut());
        }

        @Command(
                name = "show",
                mixinStandardHelpOptions = true,
                versionProvider = CommonplaceCommand.Version.class,
                description = "Shows the policy as JSON, as policy set takes it.")
        int show(@Option(names = "--tenant", paramLabel = "SLUG", required = true) String slug) {
            try (Administration administration = Administration.open(parent.commonplace.settings())) {
                KeptPolicy kept = administration
                        .guard()
                        .manageGuardPolicy()
                        .read(administration.adminOf(tenant(administration, slug)));
                PrintWriter out = spec.commandLine().getOut();
                out.println(new String(new Json().write(GuardPolicyJson.of(kept)), StandardCharsets.UTF_8));
                out.flush();
                return 0;
            }
        }

        @Command(
                name = "set",
                mixinStandardHelpOptions = true,
                versionProvider = CommonplaceCommand.Version.class,
                description = "Puts a policy in the place of the one that holds. What is kept already stays as it is.")
        int set(
                @Parameters(paramLabel = "FILE", description = "the policy as JSON; - for the standard input")
                        String file,
                @Option(names = "--tenant", paramLabel = "SLUG", required = true) String slug,
                @Option(
                                names = "--if-version",
                                paramLabel = "VERSION",
                                description = "only where this version holds; 0 where there is none yet")
                        Optional<Integer> version) {
            GuardPolicy policy = policy(bytes(file, POLICY_BYTES_MAX));
            try (Administration administration = Administration.open(parent.commonplace.settings())) {
                KeptPolicy kept = administration
                        .guard()
                        .manageGuardPolicy()
                        .replace(administration.adminOf(tenant(administration, slug)), policy, version);
                spec.commandLine()
                        .getOut()
                        .println("Policy version " + kept.version() + " of " + slug + " holds: "
                                + policy.rules().size() + " rules, "
                                + policy.blocklists().size() + " lists.");
                return 0;
            }
        }

        private static GuardPolicy policy(byte[] bytes) {
            try {
                return GuardPolicyJson.read(JsonFields.of(new Json().read(bytes), ""));
            } catch (MalformedJsonException malformed) {
                throw RefusedException.invalid("FILE", malformed.detail());
            }
        }
    }
}
