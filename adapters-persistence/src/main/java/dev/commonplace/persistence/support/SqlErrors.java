package dev.commonplace.persistence.support;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.Set;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns the database's errors into refusals, by SQLSTATE (PostgreSQL manual, appendix A). What is no refusal is a bug and
 * stays a {@link DataAccessException}.
 */
public final class SqlErrors {
    private static final Logger LOG = LoggerFactory.getLogger(SqlErrors.class);

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String IO_ERROR = "58030";
    private static final Set<String> ASKS_TO_TRY_AGAIN = Set.of("40001", "40P01");
    /** Cancelled by the statement's limit, a lock not had in time, a transaction that idled. */
    private static final Set<String> TOOK_TOO_LONG = Set.of("57014", "55P03", "25P03");

    private static final Map<String, String> ALREADY_EXISTS_BY_CONSTRAINT = Map.of(
            "tenants_slug_key", "Another tenant has this slug.",
            "tenants_custom_domain_key", "Another tenant has this custom domain.",
            "bookmarks_once_a_place", "You have a bookmark there already.",
            "claim_relations_once", "The claims are related like that already.",
            "claim_contradictions_once", "The claims contradict each other already.",
            "conversations_by_external_id", "Another conversation of the owner has this external id.",
            "documents_tenant_id_external_id_key", "Another document has this external id.",
            "embedding_spaces_one_active", "The tenant has an active embedding space already.",
            "embedding_spaces_tenant_id_model_dimension_metric_key",
                    "The tenant has an embedding space of this model and dimension already.");

    private SqlErrors() {}

    /** What to throw in place of a failed statement. */
    public static RuntimeException translate(SQLException failure) {
        String state = failure.getSQLState();
        if (failure instanceof SQLTransientConnectionException) {
            return unavailable(failure);
        }
        if (state == null) {
            return bug(failure);
        }
        if (state.equals(UNIQUE_VIOLATION)) {
            return refused(ErrorCode.ALREADY_EXISTS, alreadyExists(failure), failure);
        }
        if (TOOK_TOO_LONG.contains(state)) {
            return refused(ErrorCode.TIMED_OUT, "The database took longer than it may.", failure);
        }
        if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals(IO_ERROR)) {
            return unavailable(failure);
        }
        return bug(failure);
    }

    /** The same for one that failed outside of jOOQ's own statements. */
    static RuntimeException translate(DataAccessException failure) {
        return failure.getCause() instanceof SQLException sql ? translate(sql) : failure;
    }

    /** A database that does not answer. */
    static RefusedException unavailable(SQLException failure) {
        LOG.warn("The database does not answer: {} (SQLSTATE {})", failure.getMessage(), failure.getSQLState());
        return refused(
                ErrorCode.UNAVAILABLE,
                "The database does not answer at the moment; the same request may succeed later.",
                failure);
    }

    /** Whether the same transaction may succeed when it is run again from the start. */
    static boolean asksToTryAgain(@Nullable Throwable failure) {
        return failure instanceof DataAccessException sql && ASKS_TO_TRY_AGAIN.contains(sql.sqlState());
    }

    /** What to throw when a body has failed for the last time. */
    static RuntimeException afterAllAttempts(RuntimeException failure) {
        if (!asksToTryAgain(failure)) {
            return failure;
        }
        return refused(
                ErrorCode.UNAVAILABLE,
                "Others are changing the same rows at the moment; the same request may succeed later.",
                failure);
    }

    private static String alreadyExists(SQLException failure) {
        return ALREADY_EXISTS_BY_CONSTRAINT.getOrDefault(
                constraint(failure), "Something with the same unique name exists already.");
    }

    /** A batch's own exception does not say it, but the one that it brings along does. */
    private static String constraint(SQLException failure) {
        for (Throwable part : failure) {
            ServerErrorMessage message = part instanceof PSQLException server ? server.getServerErrorMessage() : null;
            String constraint = message == null ? null : message.getConstraint();
            if (constraint != null) {
                return constraint;
            }
        }
        return "";
    }

    private static RefusedException refused(ErrorCode code, String message, Exception cause) {
        RefusedException refused = new RefusedException(code, message);
        refused.initCause(cause);
        return refused;
    }

    private static DataAccessException bug(SQLException failure) {
        return new DataAccessException("SQL failed: " + failure.getMessage(), failure);
    }
}
