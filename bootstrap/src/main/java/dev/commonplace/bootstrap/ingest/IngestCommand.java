package dev.commonplace.bootstrap.ingest;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.client.Api;
import dev.commonplace.bootstrap.client.ClientOptions;
import dev.commonplace.bootstrap.client.Patience;
import dev.commonplace.bootstrap.database.Answer;
import dev.commonplace.bootstrap.ingest.IngestReport.Effect;
import dev.commonplace.maintenance.archive.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts files into a running service; run again, only what is missing or changed. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Puts files, folders and lines of JSON into a running service.",
            "Run it again at any time: only what is missing or has changed is sent."
        },
        footer = {
            "",
            "The lines of .ndjson and .jsonl files, and of standard input, are documents as POST /v1/documents takes them.",
            "Exit codes: 0 all is in; 1 something is not, and is listed; 2 wrong arguments; 78 no service answers."
        })
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
public final class IngestCommand implements Callable<Integer> {
    private static final int PARALLEL_MAX = 32;
    private static final String STANDARD_INPUT = "-";

    @Mixin
    private ClientOptions client;

    @Mixin
    private Answer answer;

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "files and folders; - for lines of JSON from standard input")
    private List<String> paths;

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description =
                    "goes before the external id, which else is the path below the folder that was named; a line of JSON"
                            + " that has one keeps it")
    private String prefix;

    @Option(
            names = "--include",
            paramLabel = "GLOB",
            description = "only these files of folders, such as *.md or guides/**; can be given more than once")
    private List<String> include = List.of();

    @Option(
            names = "--exclude",
            paramLabel = "GLOB",
            description = "not these files and folders; hidden ones are left out anyway")
    private List<String> exclude = List.of();

    @Option(names = "--source", paramLabel = "TEXT", description = "the documents' source; else the file's name")
    private @Nullable String source;

    @Option(names = "--tag", paramLabel = "TAG", description = "a tag of every document; can be given more than once")
    private List<String> tags = List.of();

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "4",
            description = "how many are sent at the same time, 1 to " + PARALLEL_MAX + "; default: ${DEFAULT-VALUE}")
    private int parallel;

    @Option(names = "--wait", description = "wait until all can be found")
    private boolean wait;

    @Option(
            names = "--wait-max",
            paramLabel = "SECONDS",
            defaultValue = "3600",
            description = "how long to wait at most; default: ${DEFAULT-VALUE}")
    private int waitSecondsMax;

    @Option(names = "--dry-run", description = "send nothing; say what would be sent")
    private boolean dryRun;

    @Option(
            names = "--delete-missing",
            description = "delete documents whose external id begins with the prefix and whose file is gone")
    private boolean deleteMissing;

    private record Summary(
            boolean dryRun,
            long created,
            long replaced,
            long unchanged,
            long deleted,
            long failed,
            long skipped,
            double seconds,
            List<IngestReport.Trouble> failures,
            List<IngestReport.Trouble> passedOver) {}

    @Override
    public Integer call() throws InterruptedException {
        check();
        long start = System.nanoTime();
        IngestReport report = new IngestReport();
        try (Api api = client.connect(Patience.DEFAULT)) {
            answer.watch(progress -> {
                ingest(api, report, progress);
                return report;
            });
        }
        give(report, (System.nanoTime() - start) / 1e9);
        return report.of(Effect.FAILED) == 0 ? 0 : 1;
    }

    private void check() {
        if (parallel < 1 || parallel > PARALLEL_MAX) {
            throw new ParameterException(spec.commandLine(), "--parallel is 1 to " + PARALLEL_MAX + ".");
        }
        if (deleteMissing && prefix.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--delete-missing needs a --prefix: it would delete what came from anywhere else.");
        }
    }

    @SuppressWarnings("SystemConsoleNull") // it is, without a terminal, for bin/commonplace sets jdk.console=java.base
    private void ingest(Api api, IngestReport report, Progress terminal) {
        IngestProgress progress = new IngestProgress(terminal, System.console() != null, answer::tell);
        try (Senders senders = new Senders(parallel)) {
            Details details = new Details(source, tags);
            Run run = new Run(api, senders, details, dryRun, report, progress, new AtomicBoolean());
            List<Path> named = paths.stream()
                    .filter(path -> !path.equals(STANDARD_INPUT))
                    .map(Path::of)
                    .toList();
            List<LocalFile> files = new FindFiles(prefix, include, exclude, report).find(named);
            List<String> sent = Collections.synchronizedList(new ArrayList<>());
            files(run, files.stream().filter(file -> !file.isLines()).toList(), sent);
            lines(run, files.stream().filter(LocalFile::isLines).toList(), sent);
            senders.await();
            if (wait && !dryRun && !run.lost().get()) {
                progress.begin("Waiting until all can be found", "documents", sent.size());
                new AwaitIndexed(run, Duration.ofSeconds(waitSecondsMax)).await(sent);
            }
            if (deleteMissing && report.of(Effect.FAILED) == 0) {
                new DeleteMissing(run, this::plan).delete(prefix, new HashSet<>(sent));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The run was interrupted; run it again to go on.", interrupted);
        }
    }

    private void files(Run run, List<LocalFile> files, List<String> sent) throws InterruptedException {
        if (!files.isEmpty()) {
            run.progress().begin("Sending files", "files", files.size());
            files.forEach(file -> sent.add(file.externalId()));
            new SendFiles(run, this::plan, (archive, documents) -> {
                        sent.remove(archive);
                        sent.addAll(documents);
                    })
                    .send(files);
            run.senders().await();
        }
    }

    private void lines(Run run, List<LocalFile> files, List<String> sent) throws IOException, InterruptedException {
        SendLines lines = new SendLines(run, sent::add);
        for (LocalFile file : files) {
            run.progress().begin("Sending the lines of " + file.path(), "documents", 0);
            try (InputStream in = Files.newInputStream(file.path())) {
                lines.send(file.externalId(), in);
            }
        }
        if (paths.contains(STANDARD_INPUT)) {
            run.progress().begin("Sending the lines of standard input", "documents", 0);
            lines.send(prefix.isEmpty() ? SendLines.NAMELESS : prefix + "stdin", System.in);
        }
    }

    private void plan(String line) {
        if (!answer.isJson()) {
            spec.commandLine().getOut().println(line);
        }
    }

    private void give(IngestReport report, double seconds) {
        Summary summary = new Summary(
                dryRun,
                report.of(Effect.CREATED),
                report.of(Effect.REPLACED),
                report.of(Effect.UNCHANGED),
                report.of(Effect.DELETED),
                report.of(Effect.FAILED),
                report.of(Effect.SKIPPED),
                seconds,
                report.failures(),
                report.passedOver());
        answer.give(summary, out -> {
            summary.passedOver()
                    .forEach(trouble -> out.println("skipped  " + trouble.name() + ": " + trouble.reason()));
            summary.failures().forEach(trouble -> out.println("FAILED   " + trouble.name() + ": " + trouble.reason()));
            out.printf(
                    "%s%,d new, %,d changed, %,d unchanged%s%s, %,d failed, in %.1f s%n",
                    dryRun ? "would be: " : "",
                    summary.created(),
                    summary.replaced(),
                    summary.unchanged(),
                    summary.deleted() == 0 ? "" : String.format(", %,d deleted", summary.deleted()),
                    summary.skipped() == 0 ? "" : String.format(", %,d skipped", summary.skipped()),
                    summary.failed(),
                    seconds);
        });
    }
}
