package dev.commonplace.application.annotations;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.LocatedFinding;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.domain.annotations.AnnotationDetails;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.guard.GuardNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an author says, after the guard has seen it. */
record GuardedAnnotation(AnnotationDetails details, List<LocatedFinding> findings, int policyVersion) {
    GuardedAnnotation {
        findings = List.copyOf(findings);
    }

    static GuardedAnnotation of(TenantGuard guard, AnnotationKind kind, AnnotationDetails details) {
        if (guard.allowsAll()) {
            return new GuardedAnnotation(details, List.of(), guard.policyVersion());
        }
        GuardedFields fields = new GuardedFields(guard);
        String text = fields.text(kind.field(), details.text(), kind.charactersMax());
        List<String> tags = new ArrayList<>();
        for (String tag : details.tags()) {
            tags.add(fields.text("/tags/" + tags.size(), tag, AnnotationDetails.TAG_CHARACTERS_MAX));
        }
        return new GuardedAnnotation(
                new AnnotationDetails(text, tags, details.isPrivate()), fields.located(), guard.policyVersion());
    }

    GuardNote note() {
        return GuardNote.of(findings.stream().map(LocatedFinding::finding).toList());
    }

    /** Why it may not be kept, where it may not. */
    Optional<GuardRefusal> refusal() {
        return note().action() == GuardAction.REFUSE
                ? Optional.of(GuardRefusal.of(findings, Optional.empty(), policyVersion))
                : Optional.empty();
    }
}
