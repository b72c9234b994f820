package dev.commonplace.extraction.transcripts;

import dev.commonplace.domain.transcripts.ConversationDraft;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.ReportPlace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One way through a tree of messages, from its root to the leaf that was looked at last.
 *
 * @param path ids in the order in which they were said
 * @param others how many other leaves there are
 * @param broken whether a parent was missing, or a message its own ancestor
 * @param guessed whether the leaf had to be guessed
 */
record Branch(List<String> path, Set<String> nodes, int others, boolean broken, boolean guessed) {

    /** @param parents the parent of each message, empty for none, in the order of the file */
    static Branch of(Map<String, String> parents, @Nullable String current) {
        Set<String> inner = new HashSet<>(parents.values());
        List<String> leaves =
                parents.keySet().stream().filter(id -> !inner.contains(id)).toList();
        boolean known = current != null && parents.containsKey(current);
        String leaf = known ? Objects.requireNonNull(current) : guess(parents, leaves);
        SequencedSet<String> path = new LinkedHashSet<>();
        String node = leaf;
        while (!node.isEmpty() && parents.containsKey(node) && path.add(node)) {
            node = parents.getOrDefault(node, "");
        }
        boolean leafCounts = leaves.contains(leaf);
        List<String> inOrder = new ArrayList<>(path);
        Collections.reverse(inOrder);
        return new Branch(inOrder, path, Math.max(0, leaves.size() - (leafCounts ? 1 : 0)), !node.isEmpty(), !known);
    }

    private static String guess(Map<String, String> parents, List<String> leaves) {
        return leaves.isEmpty() ? last(parents.keySet()) : leaves.getLast();
    }

    private static String last(Set<String> ids) {
        String last = "";
        for (String id : ids) {
            last = id;
        }
        return last;
    }

    static void note(
            Reading reading, ConversationDraft draft, Branch branch, ReportPlace place, @Nullable String current) {
        draft.branches(branch.others());
        if (branch.others() > 0) {
            reading.note(
                    ReportCode.OTHER_BRANCHES,
                    place,
                    "The conversation went on in " + branch.others()
                            + (branch.others() == 1 ? " other way" : " other ways")
                            + " as well; the current one is read.");
        }
        if (branch.broken()) {
            reading.note(
                    ReportCode.REMARK,
                    place,
                    "The tree of messages is broken: a parent is missing, or a message is its own ancestor.");
        }
        if (branch.guessed() && !branch.path().isEmpty()) {
            reading.note(
                    ReportCode.REMARK,
                    place,
                    (current == null
                                    ? "Nothing says which branch is the current one"
                                    : "The current message is missing")
                            + "; the last one of the file is taken.");
        }
    }
}
