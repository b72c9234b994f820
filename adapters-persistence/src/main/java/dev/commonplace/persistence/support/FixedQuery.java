package dev.commonplace.persistence.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RecordMapper;
import org.jooq.Select;
import org.jooq.impl.DSL;

/**
 * A query that is the same for every request but for its parameters: jOOQ writes its SQL once, instead of once for each
 * request, which takes it longer than PostgreSQL takes to answer.
 */
public final class FixedQuery {
    private final String sql;
    private final Field<?>[] fields;

    private FixedQuery(String sql, Field<?>[] fields) {
        this.sql = sql;
        this.fields = fields;
    }

    /** @param query with any values in place of its parameters; only their order and types count */
    public static FixedQuery of(Select<?> query) {
        return new FixedQuery(DSL.using(JooqConfiguration.create()).render(query), query.fields());
    }

    /** @param parameters in their order; ids can stand in arrays */
    public <R> List<R> fetch(DSLContext dsl, RecordMapper<Record, R> mapper, Object... parameters) {
        return dsl.connectionResult(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    bind(connection, statement, i + 1, parameters[i]);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    return dsl.fetch(rows, fields).map(mapper);
                }
            } catch (SQLException failure) {
                throw SqlErrors.translate(failure);
            }
        });
    }

    private static void bind(Connection connection, PreparedStatement statement, int index, Object parameter)
            throws SQLException {
        if (parameter instanceof UUID[] ids) {
            statement.setArray(index, connection.createArrayOf("uuid", ids));
        } else {
            statement.setObject(index, parameter);
        }
    }
}
