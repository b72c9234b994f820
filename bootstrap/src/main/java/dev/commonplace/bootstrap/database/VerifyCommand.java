package dev.commonplace.bootstrap.database;

import dev.commonplace.bootstrap.CommonplaceCommand;
import dev.commonplace.bootstrap.DatabaseAddress;
import dev.commonplace.bootstrap.VectorIndexWiring;
import dev.commonplace.maintenance.doctor.Examination;
import dev.commonplace.maintenance.doctor.ExamineDatabase;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Examines structure and history. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = CommonplaceCommand.Version.class,
        description = {
            "Compares the schema with what the migrations build: tables, columns, constraints, indexes, policies, grants, roles,"
                    + " extensions, and the checksums of the history.",
            "Changes nothing, reads no rows, and is quick. commonplace db doctor looks at the rows as well, and mends."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:no errors; there may be warnings", "1:errors"})
@SuppressWarnings("NullAway.Init") // fields are set by the command line's parser
final class VerifyCommand implements Callable<Integer> {
    @ParentCommand
    private DatabaseCommand database;

    @Mixin
    private Answer answer;

    @Override
    public Integer call() {
        try (DatabaseAddress address = database.open()) {
            Examination examination = new ExamineDatabase(
                            address.owner(),
                            address.service().user(),
                            VectorIndexWiring.options(database.settings().vectorIndex()))
                    .structure();
            answer.give(
                    new Findings.ExaminationJson(
                            address.description(),
                            examination.isHealthy(),
                            Findings.FindingJson.of(examination.findings())),
                    out -> Findings.print(examination, out));
            return Findings.exitCode(examination);
        }
    }
}
