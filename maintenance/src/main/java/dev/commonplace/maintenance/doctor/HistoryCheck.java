package dev.commonplace.maintenance.doctor;

import dev.commonplace.migrations.HistoryProblem;
import dev.commonplace.migrations.HistoryProblems;
import dev.commonplace.migrations.SchemaHistory;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.catalogue.Catalogue;
import dev.commonplace.migrations.catalogue.CatalogueDifferences;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether the history is one that this program's migrations could have written, and has come to its end. */
final class HistoryCheck implements Check {
    private final ExpectedCatalogue expected;

    HistoryCheck(ExpectedCatalogue expected) {
        this.expected = expected;
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public List<Finding> find(Examined database) throws SQLException {
        SchemaStatus status = SchemaHistory.read(database.connection()).status();
        if (status.applied().isEmpty() && status.unknown().isEmpty()) {
            boolean tables = database.sql().isTrue("select to_regclass('commonplace.tenants') is not null");
            return List.of(
                    tables
                            ? Finding.error(
                                    name(),
                                    "the tables are there, and no history of how they came to be",
                                    "commonplace db baseline " + closest(Catalogue.read(database.connection())))
                            : Finding.error(
                                    name(), "the database has no schema of Commonplace yet", "commonplace db up"));
        }
        List<Finding> findings = new ArrayList<>();
        for (HistoryProblem problem : HistoryProblems.find(database.connection())) {
            String what = problem.message().replaceFirst("\\.$", "");
            findings.add(new Finding(name(), severity(problem.kind()), what, problem.remedy(), Optional.empty()));
        }
        if (!status.pending().isEmpty()) {
            findings.add(Finding.warning(
                    name(),
                    "the schema lacks "
                            + status.pending().stream()
                                    .map(SchemaStatus.Step::version)
                                    .collect(Collectors.joining(", ")),
                    "commonplace db up"));
        }
        return findings;
    }

    /** The version that the schema differs least from. */
    private String closest(Catalogue actual) {
        return Collections.min(
                expected.versions().reversed(),
                Comparator.comparingInt(version -> CatalogueDifferences.between(expected.ofVersion(version), actual)
                        .size()));
    }

    private static Severity severity(HistoryProblem.Kind kind) {
        return switch (kind) {
            case CHECKSUM_DIFFERS, FAILED, INTERRUPTED, OUT_OF_ORDER, UNKNOWN_VERSION -> Severity.ERROR;
            case UNDO_CHECKSUM_DIFFERS, UNDO_SCRIPT_MISSING -> Severity.WARNING;
            case UNDO_CHECKSUM_UNRECORDED -> Severity.INFORMATION;
        };
    }
}
