package dev.commonplace.application.topics;

import dev.commonplace.application.shared.Transactions;
import dev.commonplace.application.topics.AnalysedMessages.Said;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.topics.Utterance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A conversation's messages, of which only those parts are read, and kept in memory for a while, that are asked for. */
final class MessageWindow {
    private static final int MESSAGES_KEPT_MAX = 16_384;

    private final Transactions<TopicsWork> transactions;
    private final TenantId tenantId;
    private final ConversationId conversationId;
    private final Optional<SpaceId> space;
    private final int ready;
    private final int pageSize;
    private final Map<Integer, List<Spoken>> pages = new LinkedHashMap<>(16, 0.75f, true);
    private int read;

    /** @param ready so many messages can be asked for */
    MessageWindow(
            Transactions<TopicsWork> transactions,
            TenantId tenantId,
            ConversationId conversationId,
            Optional<SpaceId> space,
            int ready,
            int pageSize) {
        this.transactions = transactions;
        this.tenantId = tenantId;
        this.conversationId = conversationId;
        this.space = space;
        this.ready = ready;
        this.pageSize = pageSize;
    }

    /** A message both ways. */
    record Spoken(Said said, Utterance utterance) {}

    /** The messages from one place to another, the second exclusive. */
    List<Spoken> range(int from, int to) {
        List<Spoken> range = new ArrayList<>(Math.max(0, to - from));
        for (int page = from / pageSize; page * pageSize < to; page++) {
            List<Spoken> messages = page(page, (to - 1) / pageSize);
            int offset = page * pageSize;
            range.addAll(
                    messages.subList(Math.max(0, from - offset), Math.min(messages.size(), Math.max(0, to - offset))));
        }
        return range;
    }

    /** The same for those who analyse. */
    List<Utterance> utterances(int from, int to) {
        return range(from, to).stream().map(Spoken::utterance).toList();
    }

    /** How many messages were read from storage. */
    int read() {
        return read;
    }

    private List<Spoken> page(int page, int lastWanted) {
        List<Spoken> kept = pages.get(page);
        if (kept != null) {
            return kept;
        }
        int last = page;
        while (last < lastWanted
                && !pages.containsKey(last + 1)
                && (last + 1 - page) * pageSize < MESSAGES_KEPT_MAX / 4) {
            last++;
        }
        int from = page * pageSize;
        int to = Math.min(ready, (last + 1) * pageSize);
        List<Said> said =
                transactions.inTenant(tenantId, work -> work.analysedMessages().read(conversationId, space, from, to));
        if (said.size() != to - from) {
            throw new GraphMovedException();
        }
        read += said.size();
        for (int next = page; next <= last; next++) {
            int start = (next - page) * pageSize;
            pages.put(
                    next,
                    said.subList(start, Math.min(said.size(), start + pageSize)).stream()
                            .map(MessageWindow::spoken)
                            .toList());
        }
        List<Spoken> wanted = List.copyOf(pages.getOrDefault(page, List.of()));
        while (pages.size() > 1 && pages.size() * pageSize > MESSAGES_KEPT_MAX) {
            pages.remove(pages.keySet().iterator().next());
        }
        return wanted;
    }

    /** A deleted message is an utterance of nobody without words and without times. */
    private static Spoken spoken(Said said) {
        if (said.deleted()) {
            return new Spoken(said, Utterance.of(said.sequence(), "", ""));
        }
        float @Nullable [] vector = said.vector().orElse(null);
        return new Spoken(
                said,
                Utterance.of(said.sequence(), said.participant().toString(), said.content())
                        .withTimes(boxed(said.startMillis()), boxed(said.endMillis()))
                        .withVector(vector));
    }

    private static @Nullable Long boxed(OptionalLong millis) {
        return millis.isPresent() ? millis.getAsLong() : null;
    }
}
