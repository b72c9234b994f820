package dev.commonplace.persistence.support;

import org.jooq.Configuration;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultExecuteListenerProvider;

/** How jOOQ writes and runs SQL here. */
final class JooqConfiguration {
    private JooqConfiguration() {}

    static Configuration create() {
        // Read when jOOQ's first class is loaded; there is no setting for them.
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        Settings settings = new Settings()
                .withRenderSchema(true)
                .withExecuteLogging(false)
                .withFetchWarnings(false)
                .withInListPadding(true);
        return new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(settings)
                .set(new DefaultExecuteListenerProvider(new TranslateErrors()));
    }

    /** Refusals show at the statement itself, so that ports throw what they promise. */
    private static final class TranslateErrors implements ExecuteListener {
        private static final long serialVersionUID = 1L;

        @Override
        public void exception(ExecuteContext context) {
            if (context.sqlException() != null) {
                context.exception(SqlErrors.translate(context.sqlException()));
            }
        }
    }
}
