package dev.commonplace.persistence.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.shared.TenantId;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Signals as they go through PostgreSQL: {@code <kind> <tenant> <conversation> [<sequence>]}. Whoever may log in to the database
 * can listen and notify, so that nothing but ids stands there, and nothing is believed.
 */
public final class ConversationNotifications {
    public static final String CHANNEL = "commonplace_conversations";

    private static final String SEPARATOR = " ";

    private ConversationNotifications() {}

    /** A signal with the tenant that it belongs to. */
    public record Addressed(TenantId tenantId, ConversationSignal signal) {}

    static String write(TenantId tenantId, ConversationSignal signal) {
        String ids = signal.kind().name().toLowerCase(Locale.ROOT)
                + SEPARATOR
                + tenantId
                + SEPARATOR
                + signal.conversationId();
        return signal.sequence().isPresent()
                ? ids + SEPARATOR + signal.sequence().getAsInt()
                : ids;
    }

    /** @return empty for what no instance of this version has written */
    public static Optional<Addressed> read(String payload) {
        String[] parts = payload.split(SEPARATOR, -1);
        if (parts.length < 3 || parts.length > 4) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Addressed(
                    new TenantId(UUID.fromString(parts[1])),
                    new ConversationSignal(
                            new ConversationId(UUID.fromString(parts[2])),
                            ConversationSignal.Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                            parts.length == 4 ? OptionalInt.of(Integer.parseInt(parts[3])) : OptionalInt.empty())));
        } catch (IllegalArgumentException foreign) {
            return Optional.empty();
        }
    }
}
