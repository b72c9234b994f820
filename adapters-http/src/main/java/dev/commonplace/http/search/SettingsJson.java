package dev.commonplace.http.search;

import dev.commonplace.domain.search.MessageSearchSettings;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchSettings;
import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** How a tenant wants to be searched; null is the product's own default. */
record SettingsJson(
        @Nullable String language,
        @Nullable Double k1,
        @Nullable Double b,
        @Nullable String mode,
        Weights weights,
        Thresholds thresholds,
        BoostsJson boosts,
        Messages messages,
        int version,
        @Nullable Instant updatedAt) {
    record Weights(@Nullable Double semantic) {}

    /** How messages are searched. */
    record Messages(
            @Nullable Double k1,
            @Nullable Double b,
            Weights weights,
            @Nullable Double neighbourShare) {
        static Messages of(MessageSearchSettings settings) {
            return new Messages(
                    value(settings.k1()),
                    value(settings.b()),
                    new Weights(value(settings.semanticWeight())),
                    value(settings.neighbourShare()));
        }
    }

    record Thresholds(
            @Nullable Double text,
            @Nullable Double semantic,
            @Nullable Double hybrid) {}

    static SettingsJson of(SearchSettings settings) {
        return new SettingsJson(
                settings.language().orElse(null),
                value(settings.k1()),
                value(settings.b()),
                settings.mode().map(SearchMode::word).orElse(null),
                new Weights(value(settings.semanticWeight())),
                new Thresholds(
                        value(settings.textThreshold()),
                        value(settings.semanticThreshold()),
                        value(settings.hybridThreshold())),
                BoostsJson.of(settings.boosts()),
                Messages.of(settings.messages()),
                settings.version(),
                settings.updatedAt().orElse(null));
    }

    private static @Nullable Double value(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
