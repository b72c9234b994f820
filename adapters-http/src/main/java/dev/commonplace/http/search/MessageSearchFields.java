package dev.commonplace.http.search;

import dev.commonplace.application.search.SearchMessages.Command;
import dev.commonplace.http.json.JsonFields;

/** Reads a search in messages. */
final class MessageSearchFields {
    private MessageSearchFields() {}

    static Command command(JsonFields fields) {
        return new Command(
                TalkFields.talk(fields, SearchRequest.Scope.MESSAGES, TalkFields.filter(fields, TalkFields::messages)),
                SearchFields.number(fields, "neighbour_share"),
                fields.integer("context").orElse(Command.CONTEXT_DEFAULT));
    }
}
