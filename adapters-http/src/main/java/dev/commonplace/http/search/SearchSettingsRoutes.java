package dev.commonplace.http.search;

import dev.commonplace.application.search.ManageSearchSettings;
import dev.commonplace.application.search.SuggestWords;
import dev.commonplace.domain.search.SearchSettings;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.IfMatch;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.HandlerType;
import java.util.Optional;

/** How a tenant is searched, and what its own words suggest to somebody who types. */
public final class SearchSettingsRoutes {
    private static final String SETTINGS = "/v1/search/settings";

    private final ManageSearchSettings settings;
    private final SuggestWords suggestions;
    private final RequestBodies bodies;

    public SearchSettingsRoutes(SearchUseCases useCases, RequestBodies bodies) {
        this.settings = useCases.manageSearchSettings();
        this.suggestions = useCases.suggestWords();
        this.bodies = bodies;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.GET, SETTINGS, (context, caller) -> answer(settings.read(caller)));
        routes.tenant(HandlerType.PUT, SETTINGS, (context, caller) -> {
            Optional<Integer> expectedVersion = IfMatch.version(context);
            SearchSettings wanted = bodies.read(context, SettingsFields::read);
            return answer(settings.replace(caller, wanted, expectedVersion));
        });
        routes.tenant(HandlerType.GET, "/v1/search/suggestions", (context, caller) -> {
            QueryParameters query = QueryParameters.of(context);
            String prefix = query.text("prefix")
                    .orElseThrow(() -> RefusedException.invalid("/prefix", "A value is required here."));
            int limit = query.integer("limit").orElse(SuggestWords.LIMIT_DEFAULT);
            query.refuseOthers();
            return Answer.ok(SuggestionsJson.of(suggestions.suggest(caller, prefix, limit)));
        });
    }

    private static Answer answer(SearchSettings settings) {
        return Answer.ok(SettingsJson.of(settings)).withVersion(settings.version());
    }
}
