package dev.commonplace.http.search;

import dev.commonplace.application.search.AnalyseSearches;
import dev.commonplace.application.search.GiveFeedback;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.search.FeedbackKind;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.Uuids;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.PathIds;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/** What people made of what they found, and figures over all searches. */
public final class AnalyticsRoutes {
    private final SearchUseCases useCases;
    private final RequestBodies bodies;

    public AnalyticsRoutes(SearchUseCases useCases, RequestBodies bodies) {
        this.useCases = useCases;
        this.bodies = bodies;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.POST, "/v1/search/{search_id}/feedback", (context, caller) -> {
            UUID searchId = PathIds.id(context, "search_id");
            GiveFeedback.Command command = bodies.read(context, fields -> feedback(searchId, fields));
            return Answer.ok(FeedbackJson.of(useCases.giveFeedback().give(caller, command)));
        });
        routes.tenant(HandlerType.GET, "/v1/search/analytics", (context, caller) -> {
            QueryParameters query = QueryParameters.of(context);
            AnalyseSearches.Command command = analysis(query);
            boolean csv = wantsCsv(context, query.text("format"));
            Optional<AnalyticsSection> section =
                    query.text("section").map(word -> AnalyticsSection.parse("/section", word));
            if (section.isPresent() && !csv) {
                throw RefusedException.invalid("/section", "JSON always has every section; ask for CSV to get one.");
            }
            query.refuseOthers();
            AnalyticsJson report = AnalyticsJson.of(useCases.analyseSearches().analyse(caller, command));
            return csv ? csv(report, section.orElse(AnalyticsSection.DAYS)) : Answer.ok(report);
        });
    }

    private static GiveFeedback.Command feedback(UUID searchId, JsonFields fields) {
        return new GiveFeedback.Command(
                searchId,
                new ChunkId(Uuids.parse(fields.pointer("chunk_id"), fields.requiredText("chunk_id"))),
                FeedbackKind.parse(fields.pointer("kind"), fields.requiredText("kind")));
    }

    private static AnalyseSearches.Command analysis(QueryParameters query) {
        return new AnalyseSearches.Command(
                query.time("from"),
                query.time("to"),
                query.text("mode").map(word -> SearchMode.parse("/mode", word)),
                query.integer("limit").orElse(AnalyseSearches.Command.QUERIES_DEFAULT),
                query.text("low_score").map(AnalyticsRoutes::number).orElse(AnalyseSearches.Command.LOW_SCORE_DEFAULT));
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException wrong) {
            throw RefusedException.invalid("/low_score", "A number is needed here.");
        }
    }

    /** The parameter counts before the header; of the header's types the one that is named first. */
    private static boolean wantsCsv(Context context, Optional<String> format) {
        if (format.isPresent()) {
            return switch (format.get()) {
                case "csv" -> true;
                case "json" -> false;
                default -> throw RefusedException.invalid("/format", "A format is one of json and csv.");
            };
        }
        String accept = context.header(Header.ACCEPT);
        return accept != null
                && Arrays.stream(accept.split(",", -1))
                        .map(type -> type.split(";", 2)[0].strip())
                        .filter(type -> type.equalsIgnoreCase("text/csv") || type.equalsIgnoreCase("application/json"))
                        .findFirst()
                        .filter(type -> type.equalsIgnoreCase("text/csv"))
                        .isPresent();
    }

    private static Answer csv(AnalyticsJson report, AnalyticsSection section) {
        return Answer.ok(new Answer.Text(AnalyticsCsv.MEDIA_TYPE, AnalyticsCsv.write(report, section)))
                .with(Header.CONTENT_DISPOSITION, "attachment; filename=\"search-" + section.word() + ".csv\"")
                .with(Header.VARY, Header.ACCEPT);
    }
}
