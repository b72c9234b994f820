package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.GuardedSpeaker;
import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.Speaker;
import dev.commonplace.domain.corrections.Correction;
import dev.commonplace.domain.corrections.EditReason;
import dev.commonplace.domain.corrections.SaidBy;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What people write into corrections after the guard has seen it.
 *
 * @param refusal why it may not be kept, where it may not
 */
record GuardedCorrections(CorrectGraph.Command command, Optional<GuardRefusal> refusal) {
    static GuardedCorrections of(TenantGuard guard, CorrectGraph.Command command) {
        if (guard.allowsAll()) {
            return new GuardedCorrections(command, Optional.empty());
        }
        GuardedFields fields = new GuardedFields(guard);
        List<Correction> corrections = new ArrayList<>();
        for (Correction correction : command.corrections()) {
            corrections.add(guarded(fields, "/corrections/" + corrections.size(), correction));
        }
        EditReason reason = new EditReason(
                command.reason()
                        .comment()
                        .map(text -> fields.text("/comment", text, EditReason.COMMENT_CHARACTERS_MAX)),
                command.reason().confidence(),
                command.reason().by());
        boolean refused =
                fields.located().stream().anyMatch(found -> found.finding().action() == GuardAction.REFUSE);
        return new GuardedCorrections(
                new CorrectGraph.Command(command.id(), corrections, reason, command.expectedRevision()),
                refused
                        ? Optional.of(GuardRefusal.of(fields.located(), Optional.empty(), guard.policyVersion()))
                        : Optional.empty());
    }

    private static Correction guarded(GuardedFields fields, String pointer, Correction correction) {
        return switch (correction) {
            case Correction.Retitle retitle ->
                new Correction.Retitle(
                        retitle.node(),
                        fields.text(pointer + "/title", retitle.title(), GraphNode.TITLE_CHARACTERS_MAX));
            case Correction.Resummarise resummarise ->
                new Correction.Resummarise(
                        resummarise.node(),
                        fields.text(pointer + "/summary", resummarise.summary(), GraphNode.SUMMARY_CHARACTERS_MAX));
            case Correction.Link link ->
                new Correction.Link(
                        link.id(),
                        link.from(),
                        link.to(),
                        link.kind(),
                        explanation(fields, pointer, link.explanation()));
            case Correction.Relink relink ->
                new Correction.Relink(
                        relink.relation(), relink.kind(), explanation(fields, pointer, relink.explanation()));
            case Correction.Reattribute(List<Integer> sequences, SaidBy.Named(Speaker speaker)) ->
                new Correction.Reattribute(
                        sequences, new SaidBy.Named(GuardedSpeaker.of(fields, pointer + "/participant", speaker)));
            case Correction.RenameSpeaker rename ->
                new Correction.RenameSpeaker(
                        rename.participant(),
                        fields.text(pointer + "/name", rename.name(), Participant.NAME_CHARACTERS_MAX));
            default -> correction;
        };
    }

    private static String explanation(GuardedFields fields, String pointer, String explanation) {
        return fields.text(pointer + "/explanation", explanation, GraphRelation.EXPLANATION_CHARACTERS_MAX);
    }
}
