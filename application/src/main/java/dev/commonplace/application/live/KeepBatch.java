package dev.commonplace.application.live;

import dev.commonplace.application.conversations.AppendMessages;
import dev.commonplace.application.live.LiveLine.Item;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.topics.RequestAnalysis;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps what several writers have said in one conversation, by one transaction for each key. A message that may not be kept does
 * not take others with it; where the database does not answer, its writers begin anew.
 */
final class KeepBatch {
    private static final Pattern PLACE = Pattern.compile("/messages/(\\d+)(/.*|)");

    private final AppendMessages append;
    private final RequestAnalysis analyse;

    KeepBatch(AppendMessages append, RequestAnalysis analyse) {
        this.append = append;
        this.analyse = analyse;
    }

    /** By whom something is kept: connections of one key share transactions. */
    private record Writer(Actor actor, Role role) {}

    void keep(ConversationId id, List<Item> batch) {
        Map<Writer, List<Item.Said>> byWriter = new LinkedHashMap<>();
        for (Item item : batch) {
            if (item.line().isBroken()) {
                item.line().dropped();
            } else if (item instanceof Item.Said said) {
                Writer writer = new Writer(said.caller().actor(), said.caller().role());
                byWriter.computeIfAbsent(writer, unseen -> new ArrayList<>()).add(said);
            }
        }
        byWriter.values().forEach(said -> append(id, said));
        for (Item item : batch) {
            if (item instanceof Item.Flush flush) {
                flush(id, flush);
            }
        }
    }

    private void append(ConversationId id, List<Item.Said> said) {
        List<Item.Said> left = unbroken(said);
        while (!left.isEmpty()) {
            left = appendOrRefuse(id, left);
        }
    }

    /** A key that has another role by now writes twice in a batch, and what was said later does not overtake. */
    private static List<Item.Said> unbroken(List<Item.Said> said) {
        said.stream().map(Item.Said::line).filter(LiveLine::isBroken).forEach(LiveLine::dropped);
        return said.stream().filter(item -> !item.line().isBroken()).toList();
    }

    /** @return what is to be tried once more, without those that were refused */
    private List<Item.Said> appendOrRefuse(ConversationId id, List<Item.Said> said) {
        try {
            AppendMessages.Outcome outcome = append.append(
                    commonCaller(said),
                    id,
                    said.stream().map(Item.Said::message).toList());
            for (int i = 0; i < said.size(); i++) {
                said.get(i).line().kept(said.get(i), outcome.messages().get(i));
            }
            return List.of();
        } catch (RefusedException refused) {
            if (LiveLine.isOutage(refused)) {
                breakDown(said, refused);
                return List.of();
            }
            return refuse(said, refused);
        } catch (RuntimeException bug) {
            breakDown(said, bug);
            return List.of();
        }
    }

    private static List<Item.Said> refuse(List<Item.Said> said, RefusedException refused) {
        Set<Integer> guilty = new TreeSet<>();
        refused.violations().forEach(violation -> place(violation).ifPresent(guilty::add));
        boolean all = guilty.stream().noneMatch(place -> place < said.size());
        List<Item.Said> left = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            if (all || guilty.contains(i)) {
                said.get(i).line().refused(said.get(i), of(refused, i));
            } else {
                left.add(said.get(i));
            }
        }
        return left;
    }

    private static void breakDown(List<Item.Said> said, RuntimeException outage) {
        said.forEach(item -> {
            item.line().breakDown(outage);
            item.line().dropped();
        });
    }

    private void flush(ConversationId id, Item.Flush flush) {
        LiveLine line = flush.line();
        if (line.isBroken()) {
            line.dropped();
            return;
        }
        try {
            line.flushed(analyse.request(flush.caller(), id, true));
        } catch (RuntimeException failure) {
            line.flushRefused(failure);
        }
    }

    private static Optional<Integer> place(Violation violation) {
        Matcher matcher = PLACE.matcher(violation.field());
        return matcher.matches() ? Optional.of(Integer.parseInt(matcher.group(1))) : Optional.empty();
    }

    /** The refusal as its sender knows the message: by itself, not in a batch. */
    private static RefusedException of(RefusedException refused, int place) {
        List<Violation> own = new ArrayList<>();
        for (Violation violation : refused.violations()) {
            Matcher matcher = PLACE.matcher(violation.field());
            if (!matcher.matches()) {
                own.add(violation);
            } else if (Integer.parseInt(matcher.group(1)) == place) {
                own.add(new Violation(matcher.group(2), violation.message()));
            }
        }
        return new RefusedException(refused.code(), refused.reason(), own);
    }

    /** The audit log names where a batch came from as far as all of it came from there. */
    private static Caller commonCaller(List<Item.Said> said) {
        Caller first = said.getFirst().caller();
        Origin origin = first.origin();
        for (Item.Said each : said) {
            Origin other = each.caller().origin();
            origin = new Origin(
                    origin.requestId().filter(id -> other.requestId().equals(Optional.of(id))),
                    origin.ipAddress().filter(address -> other.ipAddress().equals(Optional.of(address))),
                    origin.userAgent().filter(agent -> other.userAgent().equals(Optional.of(agent))));
        }
        return new Caller(first.tenantId(), first.role(), first.actor(), origin);
    }
}
