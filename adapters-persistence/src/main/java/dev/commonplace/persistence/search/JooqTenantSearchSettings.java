package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.SEARCH_SETTINGS;
import static org.jooq.impl.DSL.select;

import dev.commonplace.application.search.TenantSearchSettings;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.SearchSettingsRecord;
import dev.commonplace.persistence.support.FixedQuery;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

final class JooqTenantSearchSettings implements TenantSearchSettings {
    private static final String LANGUAGES = """
            select cfgname from pg_ts_config
            where pg_ts_config_is_visible(oid) and cfgname ~ '^[a-z_][a-z0-9_]{0,62}$'
            order by cfgname""";

    private static final FixedQuery READ = FixedQuery.of(
            select(SEARCH_SETTINGS.fields()).from(SEARCH_SETTINGS).where(SEARCH_SETTINGS.TENANT_ID.eq(new UUID(0, 0))));

    private final DSLContext dsl;
    private final TenantId tenantId;

    JooqTenantSearchSettings(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public SearchSettings read() {
        return READ.fetch(dsl, row -> settings(row.into(SEARCH_SETTINGS)), tenantId.value()).stream()
                .findFirst()
                .orElse(SearchSettings.DEFAULT);
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
        row.setVersion(settings.version());
        row.setUpdatedAt(settings.updatedAt().orElseThrow());
        return row;
    }

    private static SearchSettings settings(SearchSettingsRecord row) {
        return new SearchSettings(
                Optional.ofNullable(row.getLanguage()),
                number(row.getK1()),
                number(row.getB()),
                Optional.ofNullable(row.getMode()).map(word -> SearchMode.parse("/mode", word)),
                number(row.getSemanticWeight()),
                number(row.getTextThreshold()),
                number(row.getSemanticThreshold()),
                number(row.getHybridThreshold()),
                BoostsJson.read(row.getBoosts()),
                row.getVersion(),
                Optional.of(row.getUpdatedAt()));
    }

    private static OptionalDouble number(@Nullable Double value) {
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static @Nullable Double nullable(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
