package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.LocatedFinding;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.domain.conversations.MessageDetails;
import dev.commonplace.domain.conversations.ModelUse;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.guard.GuardNote;
import dev.commonplace.domain.shared.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A batch of messages after the guard has seen it.
 *
 * @param notes what was found in each, side by side with the messages
 * @param findings all that was found, with places that name the message
 */
record GuardedMessages(
        List<NewMessage> messages, List<GuardNote> notes, List<LocatedFinding> findings, int policyVersion) {
    GuardedMessages {
        messages = List.copyOf(messages);
        notes = List.copyOf(notes);
        findings = List.copyOf(findings);
    }

    static GuardedMessages of(TenantGuard guard, List<NewMessage> messages) {
        if (guard.allowsAll()) {
            List<GuardNote> nothing =
                    messages.stream().map(message -> GuardNote.NOTHING).toList();
            return new GuardedMessages(messages, nothing, List.of(), guard.policyVersion());
        }
        List<NewMessage> kept = new ArrayList<>(messages.size());
        List<GuardNote> notes = new ArrayList<>(messages.size());
        List<LocatedFinding> findings = new ArrayList<>();
        for (NewMessage message : messages) {
            GuardedFields fields = new GuardedFields(guard);
            kept.add(guarded(fields, "/messages/" + kept.size(), message));
            findings.addAll(fields.located());
            notes.add(GuardNote.of(
                    fields.located().stream().map(LocatedFinding::finding).toList()));
        }
        return new GuardedMessages(kept, notes, findings, guard.policyVersion());
    }

    /** Why the batch may not be kept, where it may not. */
    Optional<GuardRefusal> refusal() {
        return findings.stream().anyMatch(found -> found.finding().action() == GuardAction.REFUSE)
                ? Optional.of(GuardRefusal.of(findings, Optional.empty(), policyVersion))
                : Optional.empty();
    }

    private static NewMessage guarded(GuardedFields fields, String pointer, NewMessage message) {
        message.clientMessageId().ifPresent(id -> fields.unchangeable(pointer + "/client_message_id", id));
        if (!message.content().isBlank()) {
            fields.whole(pointer + "/content", message.content());
        }
        MessageDetails details = message.details();
        return new NewMessage(
                message.clientMessageId(),
                GuardedSpeaker.of(fields, pointer + "/participant", message.speaker()),
                fields.text(pointer + "/content", message.content(), NewMessage.CONTENT_CHARACTERS_MAX),
                details.withPlatform(fields.object(pointer + "/platform", details.platform()))
                        .with(modelUse(fields, pointer, details.modelUse())));
    }

    private static ModelUse modelUse(GuardedFields fields, String pointer, ModelUse use) {
        List<JsonObject> calls = new ArrayList<>();
        for (JsonObject call : use.toolCalls()) {
            calls.add(fields.object(pointer + "/tool_calls/" + calls.size(), call));
        }
        return new ModelUse(use.model(), use.promptTokens(), use.completionTokens(), use.responseMillis(), calls);
    }
}
