package dev.commonplace.http.documents;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.documents.IngestDocuments;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Violation;
import dev.commonplace.http.problem.Problem;
import dev.commonplace.http.problem.ProblemKind;
import dev.commonplace.http.problem.ProblemMapping;
import java.util.ArrayList;
import java.util.List;

/** Counts what became of the lines of a bulk body. */
final class BulkReport {
    /** More errors than this are counted, but not listed. */
    static final int ERRORS_LISTED_MAX = 1_000;

    private final List<LineError> errors = new ArrayList<>();
    private long received;
    private long created;
    private long replaced;
    private long unchanged;
    private long refused;

    /** @param line counted from 1, blank lines included */
    record LineError(
            long line,
            String code,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem.FieldError> errors) {}

    /**
     * The report as it is shown.
     *
     * @param received how many lines there were that are not blank
     * @param errors the first errors; there are as many as were refused, but at most {@link #ERRORS_LISTED_MAX} are listed
     */
    record Json(
            long received,
            long created,
            long replaced,
            long unchanged,
            long refused,
            boolean errorsComplete,
            List<LineError> errors) {}

    void received() {
        received++;
    }

    void add(long line, IngestDocuments.Outcome outcome) {
        switch (outcome) {
            case IngestDocuments.Outcome.Stored(var stored) -> {
                switch (stored.effect()) {
                    case CREATED -> created++;
                    case REPLACED -> replaced++;
                    case UNCHANGED -> unchanged++;
                }
            }
            case IngestDocuments.Outcome.Refused(RefusedException reason) ->
                refuse(line, ProblemMapping.kindOf(reason.code()), reason.reason(), reason.violations());
        }
    }

    void refuse(long line, ProblemKind kind, String detail, List<Violation> violations) {
        refused++;
        if (errors.size() < ERRORS_LISTED_MAX) {
            Problem problem = Problem.of(kind, detail, "", violations);
            errors.add(new LineError(line, problem.code(), problem.detail(), problem.errors()));
        }
    }

    /** How many documents were taken in so far. */
    long taken() {
        return created + replaced + unchanged;
    }

    Json json() {
        // Lines are refused when they are read or when their batch is stored, so that the order has to be made.
        List<LineError> ordered = errors.stream()
                .sorted((one, other) -> Long.compare(one.line(), other.line()))
                .toList();
        return new Json(received, created, replaced, unchanged, refused, refused == errors.size(), ordered);
    }
}
