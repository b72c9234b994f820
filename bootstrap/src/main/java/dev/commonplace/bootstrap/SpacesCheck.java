package dev.commonplace.bootstrap;

import dev.commonplace.application.tenancy.FindUnservedSpaces;
import dev.commonplace.application.tenancy.FindUnservedSpaces.Unserved;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the spaces of the tenants against the models of the settings, and says in the log what does not fit and which
 * command mends it: one warning for each model that is gone or has another dimension.
 */
final class SpacesCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SpacesCheck.class);
    private static final int TENANTS_NAMED_MAX = 5;

    private final EmbeddingModel byDefault;

    SpacesCheck(EmbeddingModel byDefault) {
        this.byDefault = byDefault;
    }

    void warn(FindUnservedSpaces.Found found) {
        Map<String, List<Unserved>> cases = found.unserved().stream()
                .collect(Collectors.groupingBy(
                        unserved -> unserved.space().model() + " ("
                                + unserved.space().dimension() + " dimensions)",
                        LinkedHashMap::new,
                        Collectors.toList()));
        cases.forEach((model, tenants) -> LOG.warn(
                "The settings no longer offer the embedding model {}, in which {} searched. They are searched by words"
                        + " only, and new documents wait, until: commonplace spaces move {} moves them to {} ({}"
                        + " dimensions), or the settings offer the old model again.",
                model,
                named(tenants),
                tenants.size() == 1 ? "--tenant " + tenants.getFirst().tenant() : "--all",
                byDefault.name(),
                byDefault.dimension()));
    }

    private static String named(List<Unserved> tenants) {
        String some = tenants.stream()
                .limit(TENANTS_NAMED_MAX)
                .map(unserved -> unserved.tenant().value())
                .collect(Collectors.joining(", "));
        int more = tenants.size() - TENANTS_NAMED_MAX;
        return (tenants.size() == 1 ? "the tenant " : tenants.size() + " tenants (")
                + some
                + (more > 0 ? " and " + more + " more" : "")
                + (tenants.size() == 1 ? "" : ")");
    }
}
