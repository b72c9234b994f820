package dev.commonplace.benchmarks.http;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Connections that write down what is sent through them, for one thread. */
final class SqlRecorder {
    private final DataSource source;
    private final List<RecordedSql.Transaction> transactions = new ArrayList<>();

    SqlRecorder(DataSource source) {
        this.source = source;
    }

    DataSource dataSource() {
        return proxy(DataSource.class, (self, method, arguments) -> {
            Object result = call(source, method, arguments);
            return result instanceof Connection connection ? recorded(connection) : result;
        });
    }

    /** What was sent since the last time. */
    RecordedSql take() {
        RecordedSql taken = new RecordedSql(transactions.stream()
                .filter(transaction -> !transaction.statements().isEmpty())
                .toList());
        transactions.clear();
        return taken;
    }

    private Connection recorded(Connection connection) {
        List<RecordedSql.Sql> statements = new ArrayList<>();
        boolean[] readOnly = new boolean[1];
        boolean[] autoCommit = {true};
        return proxy(Connection.class, (self, method, arguments) -> {
            switch (method.getName()) {
                case "setReadOnly" -> readOnly[0] = (boolean) arguments[0];
                case "setAutoCommit" -> autoCommit[0] = (boolean) arguments[0];
                case "close" ->
                    transactions.add(new RecordedSql.Transaction(autoCommit[0], readOnly[0], List.copyOf(statements)));
                default -> {}
            }
            Object result = call(connection, method, arguments);
            return result instanceof PreparedStatement statement
                    ? recorded(statement, (String) arguments[0], statements)
                    : result;
        });
    }

    private static PreparedStatement recorded(
            PreparedStatement statement, String text, List<RecordedSql.Sql> statements) {
        List<RecordedSql.Call> calls = new ArrayList<>();
        return proxy(PreparedStatement.class, (self, method, arguments) -> {
            boolean sets = method.getName().startsWith("set")
                    && method.getParameterCount() >= 2
                    && method.getParameterTypes()[0] == int.class;
            if (sets) {
                calls.add(new RecordedSql.Call(method, Arrays.asList(arguments.clone())));
            } else if (method.getName().startsWith("execute")) {
                statements.add(new RecordedSql.Sql(text, List.copyOf(calls)));
            }
            return call(statement, method, arguments);
        });
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(SqlRecorder.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
