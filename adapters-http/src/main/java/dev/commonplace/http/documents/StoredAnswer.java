package dev.commonplace.http.documents;

import dev.commonplace.application.documents.AwaitDocument;
import dev.commonplace.application.documents.StoredDocument;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.http.requests.Answer;
import java.time.Duration;
import java.util.Optional;

/** Answers to a document that was handed in, at once or when it is ready. */
final class StoredAnswer {
    private final AwaitDocument awaitDocument;

    StoredAnswer(AwaitDocument awaitDocument) {
        this.awaitDocument = awaitDocument;
    }

    Answer of(Caller caller, StoredDocument stored, Optional<Duration> wait) throws InterruptedException {
        Document document =
                wait.isPresent() ? awaitDocument.await(caller, stored.document().id(), wait.get()) : stored.document();
        DocumentJson json = DocumentJson.stored(document, stored.effect());
        Answer answer = switch (stored.effect()) {
            case CREATED -> Answer.of(201, json);
            case REPLACED, UNCHANGED -> Answer.of(200, json);
        };
        answer = answer.with("Location", DocumentRoutes.ALL + "/" + document.id())
                .withVersion(document.version());
        return wait.isPresent() ? answer.with("Preference-Applied", applied(wait.get())) : answer;
    }

    private static String applied(Duration wait) {
        return "wait=" + Math.min(wait.toSeconds(), AwaitDocument.WAIT_MAX.toSeconds());
    }
}
