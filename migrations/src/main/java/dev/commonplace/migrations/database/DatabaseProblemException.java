package dev.commonplace.migrations.database;

import java.util.List;
import java.util.stream.Collectors;

/** The service cannot use the database. The message lists every problem that was found, each with its remedy. */
public final class DatabaseProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<DatabaseProblem> problems;

    DatabaseProblemException(DatabaseUrl url, List<DatabaseProblem> problems) {
        super("The database " + url + " cannot be used."
                + problems.stream()
                        .map(problem -> "\n- " + problem.message() + "\n  " + problem.remedy())
                        .collect(Collectors.joining()));
        this.problems = List.copyOf(problems);
    }

    /** At least one. */
    public List<DatabaseProblem> problems() {
        return problems;
    }
}
