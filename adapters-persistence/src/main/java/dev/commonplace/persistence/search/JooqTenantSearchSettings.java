package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.SEARCH_SETTINGS;
import static dev.commonplace.persistence.support.FixedQuery.maybe;
import static dev.commonplace.persistence.support.FixedQuery.time;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.search.TenantSearchSettings;
import dev.commonplace.domain.search.MessageSearchSettings;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.embeddings.EmbeddingSpaceRows;
import dev.commonplace.persistence.jooq.tables.records.SearchSettingsRecord;
import dev.commonplace.persistence.support.FixedQuery;
import dev.commonplace.persistence.support.JsonText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

public final class JooqTenantSearchSettings implements TenantSearchSettings {
    private static final String LANGUAGES = """
            select cfgname from pg_ts_config
            where pg_ts_config_is_visible(oid) and cfgname ~ '^[a-z_][a-z0-9_]{0,62}$'
            order by cfgname""";

    private static final String COLUMNS = """
            settings.language, settings.k1, settings.b, settings.mode, settings.semantic_weight, settings.text_threshold,
            settings.semantic_threshold, settings.hybrid_threshold, settings.boosts, settings.message_k1, settings.message_b,
            settings.message_semantic_weight, settings.message_neighbour_share, settings.version, settings.updated_at""";

    private static final FixedQuery READ =
            FixedQuery.of("select " + COLUMNS + " from search_settings as settings where settings.tenant_id = ?");

    /** One row always. */
    private static final FixedQuery READ_WITH_SPACE =
            FixedQuery.of("select " + COLUMNS + ", " + EmbeddingSpaceRows.COLUMNS + """
             from (values (?::uuid)) as given (tenant_id)
            left join search_settings as settings on settings.tenant_id = given.tenant_id
            left join embedding_spaces as space on space.tenant_id = given.tenant_id and space.is_active""");

    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqTenantSearchSettings(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public SearchSettings read() {
        return READ.fetch(dsl, JooqTenantSearchSettings::settings, tenantId.value()).stream()
                .findFirst()
                .orElse(SearchSettings.DEFAULT);
    }

    @Override
    public WithSpace readWithSpace(EmbeddingSpaces spaces) {
        return READ_WITH_SPACE
                .fetch(
                        dsl,
                        row -> new WithSpace(
                                maybe(row, "version", Integer.class).isPresent()
                                        ? settings(row)
                                        : SearchSettings.DEFAULT,
                                EmbeddingSpaceRows.space(row)),
                        tenantId.value())
                .getFirst();
    }

    @Override
    public boolean keep(SearchSettings settings) {
        SearchSettingsRecord row = row(settings);
        return dsl.insertInto(SEARCH_SETTINGS)
                        .set(row)
                        .onConflict(SEARCH_SETTINGS.TENANT_ID)
                        .doUpdate()
                        .set(row)
                        .where(SEARCH_SETTINGS.VERSION.eq(settings.version() - 1))
                        .execute()
                == 1;
    }

    @Override
    public List<String> languages() {
        return dsl.fetch(LANGUAGES).getValues(0, String.class);
    }

    private SearchSettingsRecord row(SearchSettings settings) {
        SearchSettingsRecord row = new SearchSettingsRecord();
        row.setTenantId(tenantId.value());
        row.setLanguage(settings.language().orElse(null));
        row.setK1(nullable(settings.k1()));
        row.setB(nullable(settings.b()));
        row.setMode(settings.mode().map(SearchMode::word).orElse(null));
        row.setSemanticWeight(nullable(settings.semanticWeight()));
        row.setTextThreshold(nullable(settings.textThreshold()));
        row.setSemanticThreshold(nullable(settings.semanticThreshold()));
        row.setHybridThreshold(nullable(settings.hybridThreshold()));
        row.setBoosts(BoostsJson.write(settings.boosts()));
        MessageSearchSettings messages = settings.messages();
        row.setMessageK1(nullable(messages.k1()));
        row.setMessageB(nullable(messages.b()));
        row.setMessageSemanticWeight(nullable(messages.semanticWeight()));
        row.setMessageNeighbourShare(nullable(messages.neighbourShare()));
        row.setVersion(settings.version());
        row.setUpdatedAt(settings.updatedAt().orElseThrow());
        return row;
    }

    private static SearchSettings settings(ResultSet row) throws SQLException {
        return new SearchSettings(
                maybe(row, "language", String.class),
                number(row, "k1"),
                number(row, "b"),
                maybe(row, "mode", String.class).map(word -> SearchMode.parse("/mode", word)),
                number(row, "semantic_weight"),
                number(row, "text_threshold"),
                number(row, "semantic_threshold"),
                number(row, "hybrid_threshold"),
                BoostsJson.read(JsonText.readObject(row.getString("boosts"))),
                new MessageSearchSettings(
                        number(row, "message_k1"),
                        number(row, "message_b"),
                        number(row, "message_semantic_weight"),
                        number(row, "message_neighbour_share")),
                row.getInt("version"),
                Optional.of(time(row, "updated_at")));
    }

    private static OptionalDouble number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static @Nullable Double nullable(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
