package dev.commonplace.persistence.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.live.SignalSource;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.live.Heard;
import dev.commonplace.fixtures.live.SignalSourceContract;
import dev.commonplace.fixtures.shared.LibraryUnderTest;
import dev.commonplace.persistence.OpenJooqLibrary;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresSignalSourceTest extends SignalSourceContract {
    @RegisterExtension
    private static final OpenJooqLibrary library = new OpenJooqLibrary();

    @Override
    protected LibraryUnderTest library() {
        return library.get();
    }

    @Override
    protected SignalSource source() {
        return new PostgresSignalSource(library.get().database().owner());
    }

    @Test
    void a_connection_that_breaks_is_made_again_and_told() throws SQLException {
        TenantId tenant = newTenant();
        ConversationId id = new ConversationId(newId());
        try (SignalSource source = source()) {
            Heard heard = Heard.from(source);
            execute("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen commonplace_c%'"
                    + " and pid <> pg_backend_pid()");
            heard.awaitMiss();
            library.get().conversations().<Boolean>inTenant(tenant, work -> {
                work.signals().send(ConversationSignal.appended(id));
                return true;
            });

            assertThat(heard.next(tenant)).isEqualTo(ConversationSignal.appended(id));
        }
    }

    @Test
    void what_strangers_notify_is_passed_over() throws SQLException {
        TenantId tenant = newTenant();
        ConversationId id = new ConversationId(newId());
        try (SignalSource source = source()) {
            Heard heard = Heard.from(source);
            for (String payload :
                    new String[] {"", "appended", "shouted " + tenant + " " + id, "appended x y", "1 2 3 4 5"}) {
                execute("select pg_notify('commonplace_conversations', '" + payload + "')");
            }
            execute("select pg_notify('commonplace_conversations', 'changed " + tenant + " " + id + "')");

            assertThat(heard.next(tenant)).isEqualTo(ConversationSignal.changed(id));
            assertThat(heard.isQuiet()).isTrue();
        }
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = library.get().database().owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
