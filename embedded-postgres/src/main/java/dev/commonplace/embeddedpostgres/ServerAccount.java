package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account that PostgreSQL's programs run under. A normal user runs them itself. PostgreSQL refuses to run as root, so
 * there they run as the account {@code postgres}, and what they write belongs to it.
 */
public final class ServerAccount {
    private static final String ACCOUNT_FOR_ROOT = "postgres";
    private static final Duration PROBE_TIME_LIMIT = Duration.ofSeconds(10);
    private static final List<Path> PROGRAM_PLACES =
            List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/sbin"));

    private final boolean root;
    private final Optional<Path> setpriv = program("setpriv");
    private final Optional<Path> setsid = program("setsid");

    private ServerAccount(boolean root) {
        this.root = root;
    }

    /** The account for servers started by the current process. */
    public static ServerAccount ofThisProcess() {
        return new ServerAccount(isRoot());
    }

    /** Whether the server could enter this existing directory; for root, whose directories may be closed to others. */
    public boolean canEnter(Path directory) {
        if (!root) {
            return Files.isExecutable(directory);
        }
        try {
            return ShortCommand.run(asServer(List.of("test", "-x", directory.toString())), PROBE_TIME_LIMIT)
                    .succeeded();
        } catch (IOException unusable) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The command, run under the account. */
    List<String> asServer(List<String> command) {
        if (!root) {
            return command;
        }
        Path program = setpriv.orElseThrow(() -> new EmbeddedPostgresException.DirectoryUnusable(
                "PostgreSQL cannot run as root, and there is no setpriv here to change the account.",
                "Start the service as a normal user.",
                null));
        List<String> prefixed = new ArrayList<>(List.of(
                program.toString(),
                "--reuid=" + ACCOUNT_FOR_ROOT,
                "--regid=" + ACCOUNT_FOR_ROOT,
                "--init-groups",
                "--inh-caps=-all",
                "--"));
        prefixed.addAll(command);
        return prefixed;
    }

    /**
     * The command, run under the account, out of the terminal's reach (Ctrl-C must let the service finish its transactions
     * first) and ended by the kernel with a fast shutdown when the thread that starts it ends. The signal is asked for by a
     * setpriv of its own, because a change of the account clears it. Where setpriv is missing (macOS), a server outlives a
     * killed service, until the next start stops it.
     */
    List<String> asChild(List<String> command) {
        List<String> child = new ArrayList<>();
        setpriv.ifPresent(program -> child.addAll(List.of(program.toString(), "--pdeathsig", "INT", "--")));
        child.addAll(command);
        List<String> prefixed = new ArrayList<>();
        setsid.ifPresent(program -> prefixed.add(program.toString()));
        prefixed.addAll(asServer(child));
        return prefixed;
    }

    /** Gives a file or directory of ours to the account. */
    void own(Path path) throws IOException {
        if (!root) {
            return;
        }
        UserPrincipalLookupService accounts = path.getFileSystem().getUserPrincipalLookupService();
        UserPrincipal owner = accounts.lookupPrincipalByName(ACCOUNT_FOR_ROOT);
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        view.setOwner(owner);
        view.setGroup(accounts.lookupPrincipalByGroupName(ACCOUNT_FOR_ROOT));
    }

    String name() {
        return root ? ACCOUNT_FOR_ROOT : System.getProperty("user.name", "this user");
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException noProc) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    private static Optional<Path> program(String name) {
        return Stream.concat(PROGRAM_PLACES.stream(), Stream.of(Path.of("/usr/local/bin")))
                .map(place -> place.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
