package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.LocatedFinding;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationSource;
import dev.commonplace.domain.conversations.Goal;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.guard.GuardNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is known about a conversation, after the guard has seen it. */
record GuardedDetails(ConversationDetails details, List<LocatedFinding> findings, int policyVersion) {
    GuardedDetails {
        findings = List.copyOf(findings);
    }

    static GuardedDetails of(TenantGuard guard, ConversationDetails details) {
        if (guard.allowsAll()) {
            return new GuardedDetails(details, List.of(), guard.policyVersion());
        }
        GuardedFields fields = new GuardedFields(guard);
        details.externalId().ifPresent(name -> fields.unchangeable("/external_id", name));
        List<String> tags = new ArrayList<>();
        for (String tag : details.tags()) {
            tags.add(fields.text("/tags/" + tags.size(), tag, ConversationDetails.TAG_CHARACTERS_MAX));
        }
        List<Goal> goals = new ArrayList<>();
        for (Goal goal : details.goals()) {
            String pointer = "/goals/" + goals.size();
            goals.add(new Goal(
                    goal.type(),
                    goal.description()
                            .map(text -> fields.text(pointer + "/description", text, Goal.DESCRIPTION_CHARACTERS_MAX)),
                    goal.targetMetric()
                            .map(text -> fields.text(pointer + "/target_metric", text, Goal.METRIC_CHARACTERS_MAX)),
                    goal.targetValue(),
                    goal.weight()));
        }
        ConversationDetails kept = new ConversationDetails(
                details.externalId(),
                fields.text("/title", details.title(), ConversationDetails.TITLE_CHARACTERS_MAX),
                details.kind(),
                new ConversationSource(
                        details.source().type(),
                        fields.object("/source/metadata", details.source().metadata())),
                goals,
                details.language(),
                tags,
                fields.object("/metadata", details.metadata()),
                details.startedAt(),
                details.endedAt());
        return new GuardedDetails(kept, fields.located(), guard.policyVersion());
    }

    GuardNote note() {
        return GuardNote.of(findings.stream().map(LocatedFinding::finding).toList());
    }

    /** Why it may not be kept, where it may not. */
    Optional<GuardRefusal> refusal() {
        return note().action() == GuardAction.REFUSE
                ? Optional.of(GuardRefusal.of(findings, details.externalId(), policyVersion))
                : Optional.empty();
    }
}
