package dev.commonplace.persistence.support;

import dev.commonplace.domain.embeddings.Embedding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is the same for every request but for its parameters: its SQL is written once, and its rows are read
 * as the driver gives them. To put it together and to make records of the rows takes jOOQ longer than PostgreSQL takes to
 * answer. PostgreSQL plans it once for a connection and not for its values: write it so that the plan for any tenant suits
 * all, and how many rows are wanted as a number in the text where joins come after that limit.
 */
public final class FixedQuery {
    private final String sql;

    private FixedQuery(String sql) {
        this.sql = sql;
    }

    public static FixedQuery of(String sql) {
        return new FixedQuery(sql);
    }

    /** @param query with any values in place of its parameters; only their order and types count */
    public static FixedQuery of(Select<?> query) {
        return new FixedQuery(DSL.using(JooqConfiguration.create()).render(query));
    }

    /** Reads one row. */
    @FunctionalInterface
    public interface ReadRow<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** @param parameters in their order; ids, texts and numbers can stand in arrays */
    public <R> List<R> fetch(DSLContext dsl, ReadRow<R> reader, @Nullable Object... parameters) {
        try {
            return ScopedConnection.of(dsl.configuration()).query(sql, parameters, rows -> {
                List<R> read = new ArrayList<>();
                while (rows.next()) {
                    read.add(reader.read(rows));
                }
                return read;
            });
        } catch (SQLException failure) {
            throw SqlErrors.translate(failure);
        }
    }

    /** For one that changes rows. */
    public void execute(DSLContext dsl, @Nullable Object... parameters) {
        try {
            ScopedConnection.of(dsl.configuration()).run(sql, parameters);
        } catch (SQLException failure) {
            throw SqlErrors.translate(failure);
        }
    }

    /**
     * The same for what a transaction does last: it goes to the database together with the commit, or with whatever comes after
     * it all the same. So it can fail after this has returned; the transaction fails then.
     */
    public void executeLast(DSLContext dsl, @Nullable Object... parameters) {
        try {
            ScopedConnection.of(dsl.configuration()).runLast(sql, parameters);
        } catch (SQLException failure) {
            throw SqlErrors.translate(failure);
        }
    }

    /** A moment in a column of the row. */
    public static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A list of texts in a column of the row. */
    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** A value that may be missing in a column of the row. */
    public static <T> Optional<T> maybe(ResultSet row, String column, Class<T> type) throws SQLException {
        return Optional.ofNullable(row.getObject(column, type));
    }

    static void bind(Connection connection, PreparedStatement statement, int index, @Nullable Object parameter)
            throws SQLException {
        switch (parameter) {
            case UUID[] ids -> statement.setArray(index, connection.createArrayOf("uuid", ids));
            case String[] texts -> statement.setArray(index, connection.createArrayOf("text", texts));
            case Integer[] numbers -> statement.setArray(index, connection.createArrayOf("int4", numbers));
            case Double[] numbers -> statement.setArray(index, connection.createArrayOf("float8", numbers));
            case Instant moment -> statement.setObject(index, moment.atOffset(ZoneOffset.UTC));
            case Embedding embedding -> statement.setObject(index, UnitVectors.of(embedding));
            case null, default -> statement.setObject(index, parameter);
        }
    }
}
