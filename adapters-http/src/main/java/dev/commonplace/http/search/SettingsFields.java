package dev.commonplace.http.search;

import dev.commonplace.domain.search.Boosts;
import dev.commonplace.domain.search.MessageSearchSettings;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.http.json.JsonFields;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads how a tenant wants to be searched. */
final class SettingsFields {
    private SettingsFields() {}

    static SearchSettings read(JsonFields fields) {
        Optional<JsonFields> thresholds = fields.fields("thresholds");
        SearchSettings settings = new SearchSettings(
                fields.text("language"),
                SearchFields.number(fields, "k1"),
                SearchFields.number(fields, "b"),
                SearchFields.mode(fields),
                SearchFields.semanticWeight(fields),
                threshold(thresholds, "text"),
                threshold(thresholds, "semantic"),
                threshold(thresholds, "hybrid"),
                fields.fields("boosts").map(BoostsFields::read).orElse(Boosts.NONE),
                fields.fields("messages").map(SettingsFields::messages).orElse(MessageSearchSettings.DEFAULT),
                1,
                Optional.empty());
        thresholds.ifPresent(JsonFields::refuseOthers);
        return settings;
    }

    private static MessageSearchSettings messages(JsonFields fields) {
        MessageSearchSettings settings = new MessageSearchSettings(
                SearchFields.number(fields, "k1"),
                SearchFields.number(fields, "b"),
                SearchFields.semanticWeight(fields),
                SearchFields.number(fields, "neighbour_share"));
        fields.refuseOthers();
        return settings;
    }

    private static OptionalDouble threshold(Optional<JsonFields> thresholds, String mode) {
        return thresholds.isPresent() ? SearchFields.number(thresholds.get(), mode) : OptionalDouble.empty();
    }
}
