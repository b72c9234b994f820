package dev.commonplace.http.answers;

import dev.commonplace.application.answers.AnswerQuestion;
import dev.commonplace.application.answers.AnswerQuestion.Command;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.http.documents.FilterFields;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.Pointers;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.HandlerType;
import java.util.OptionalDouble;

/** Questions and their answers. */
public final class AnswerRoutes {
    private final AnswersUseCases useCases;
    private final RequestBodies bodies;

    public AnswerRoutes(AnswersUseCases useCases, RequestBodies bodies) {
        this.useCases = useCases;
        this.bodies = bodies;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.POST, "/v1/answer", (context, caller) -> {
            AnswerQuestion.Command command = bodies.read(context, AnswerRoutes::command);
            return Answer.ok(AnswerJson.of(useCases.answerQuestion().answer(caller, command)));
        });
    }

    private static Command command(JsonFields fields) {
        return new Command(
                fields.requiredText("question"),
                fields.text("mode").map(word -> SearchMode.parse(fields.pointer("mode"), word)),
                filter(fields),
                fields.object("filter"),
                fields.integer("limit").orElse(Command.LIMIT_DEFAULT),
                fields.integer("tokens_max").orElse(Command.TOKENS_DEFAULT),
                fields.number("temperature")
                        .map(number -> OptionalDouble.of(number.doubleValue()))
                        .orElse(OptionalDouble.empty()),
                fields.number("evidence_min")
                        .map(number -> number.doubleValue())
                        .orElse(Command.EVIDENCE_DEFAULT));
    }

    private static DocumentFilter filter(JsonFields fields) {
        return fields.any("filter")
                .map(node -> Pointers.under(fields.pointer("filter"), () -> {
                    JsonFields filter = JsonFields.of(node, "");
                    DocumentFilter read = FilterFields.read(filter);
                    filter.refuseOthers();
                    return read;
                }))
                .orElse(DocumentFilter.ALL);
    }
}
