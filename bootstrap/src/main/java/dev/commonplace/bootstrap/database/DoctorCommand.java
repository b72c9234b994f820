package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.bootstrap.VectorIndexWiring;
import dev.commonplace.maintenance.doctor.Examination;
import dev.commonplace.maintenance.doctor.ExamineDatabase;
import dev.commonplace.maintenance.doctor.Finding;
import dev.commonplace.maintenance.doctor.MendDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Examines everything, and mends. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Examines the database: server, schema, roles, history, rows, counts, embeddings, jobs, open transactions, storage.",
            "Each finding has a severity and the command or SQL that mends it. Reads every table."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:healthy; there may be warnings", "1:errors, with --fix: errors that are left"})
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Option(
            names = "--fix",
            description =
                    "mend what can be mended without taking anything away: indexes, row-level security, policies, grants,"
                            + " counts, missing embeddings, vacuum; say before each what is done, and examine again")
    private boolean fix;

    /** @param failed what could not be mended */
    private record Mended(
            String database,
            boolean healthy,
            List<Findings.FindingJson> mended,
            List<Findings.FindingJson> failed,
            List<Findings.FindingJson> findings) {}

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            ExamineDatabase examine = new ExamineDatabase(
                    address.owner(),
                    address.service().user(),
                    VectorIndexWiring.options(database.settings().vectorIndex()));
            return Findings.exitCode(fix ? mend(address, examine) : examine(address, examine));
        }
    }

    private Examination examine(DatabaseAddress address, ExamineDatabase examine) {
        Examination examination = examine.everything();
        answer.give(
                new Findings.ExaminationJson(
                        address.description(),
                        examination.isHealthy(),
                        Findings.FindingJson.of(examination.findings())),
                out -> Findings.print(examination, out));
        return examination;
    }

    private Examination mend(DatabaseAddress address, ExamineDatabase examine) {
        MendDatabase.Outcome outcome = new MendDatabase(examine, address.owner(), new Teller()).run();
        answer.give(
                new Mended(
                        address.description(),
                        outcome.left().isHealthy(),
                        Findings.FindingJson.of(outcome.mended()),
                        Findings.FindingJson.of(outcome.failed()),
                        Findings.FindingJson.of(outcome.left().findings())),
                out -> {
                    out.println(outcome.mended().size() + " mended, "
                            + outcome.left().findings().size() + " left.");
                    out.println();
                    Findings.print(outcome.left(), out);
                });
        return outcome.left();
    }

    /** Tells on the way, beside the answer. */
    private final class Teller implements MendDatabase.Progress {
        @Override
        public void mends(Finding finding) {
            answer.tell(finding.what());
            finding.fix()
                    .ifPresent(fixed -> fixed.statements()
                            .forEach(sql -> answer.tell("    " + sql.strip().replaceAll("\\s+", " "))));
        }

        @Override
        public void waits(Finding finding, String forWhat) {
            answer.tell("    waits " + forWhat);
        }

        @Override
        public void failed(Finding finding, String reason) {
            answer.tell("    not done: " + reason);
        }
    }
}
