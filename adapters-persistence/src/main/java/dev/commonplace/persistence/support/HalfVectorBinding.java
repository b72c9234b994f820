package dev.commonplace.persistence.support;

import com.pgvector.PGhalfvec;
import dev.commonplace.domain.embeddings.Embedding;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Types;
import org.jooq.Binding;
import org.jooq.BindingGetResultSetContext;
import org.jooq.BindingGetSQLInputContext;
import org.jooq.BindingGetStatementContext;
import org.jooq.BindingRegisterContext;
import org.jooq.BindingSQLContext;
import org.jooq.BindingSetSQLOutputContext;
import org.jooq.BindingSetStatementContext;
import org.jooq.Converter;
import org.jooq.conf.ParamType;
import org.jspecify.annotations.Nullable;

/** {@code halfvec} columns. Sent as {@code vector}, for which the driver has a binary form. */
public final class HalfVectorBinding implements Binding<Object, Embedding> {
    private static final long serialVersionUID = 1L;

    @Override
    public Converter<Object, Embedding> converter() {
        return Converter.ofNullable(Object.class, Embedding.class, HalfVectorBinding::parse, UnitVectors::of);
    }

    private static Embedding parse(Object stored) {
        try {
            return Embedding.of(new PGhalfvec(stored.toString()).toArray());
        } catch (SQLException foreign) {
            throw new IllegalStateException("The database holds a value that is no vector.", foreign);
        }
    }

    @Override
    public void sql(BindingSQLContext<Embedding> context) {
        if (context.render().paramType() == ParamType.INLINED) {
            context.render().sql("'" + UnitVectors.of(context.value()).getValue() + "'");
        } else {
            context.render().sql(context.variable());
        }
        context.render().sql("::vector::halfvec");
    }

    @Override
    public void set(BindingSetStatementContext<Embedding> context) throws SQLException {
        @Nullable Embedding value = context.value();
        if (value == null) {
            context.statement().setNull(context.index(), Types.OTHER);
        } else {
            context.statement().setObject(context.index(), UnitVectors.of(value));
        }
    }

    @Override
    public void get(BindingGetResultSetContext<Embedding> context) throws SQLException {
        context.convert(converter()).value(context.resultSet().getString(context.index()));
    }

    @Override
    public void register(BindingRegisterContext<Embedding> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("Vectors are no parameters of procedures.");
    }

    @Override
    public void get(BindingGetStatementContext<Embedding> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("Vectors are no parameters of procedures.");
    }

    @Override
    public void set(BindingSetSQLOutputContext<Embedding> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("Vectors are no parts of composite types.");
    }

    @Override
    public void get(BindingGetSQLInputContext<Embedding> context) throws SQLException {
        throw new SQLFeatureNotSupportedException("Vectors are no parts of composite types.");
    }
}
