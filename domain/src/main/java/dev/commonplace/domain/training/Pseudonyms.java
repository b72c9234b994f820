package dev.commonplace.domain.training;

import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names for people that say who is the same, and not who it is. They are always the same within a tenant, so that rows of
 * several files belong together; whoever knows the ids of the tenant's people can tell whose they are.
 */
public final class Pseudonyms {
    private static final int DIGITS = 10;

    private final TenantId tenantId;

    public Pseudonyms(TenantId tenantId) {
        this.tenantId = tenantId;
    }

    public String speaker(ParticipantId id) {
        return "speaker-" + digits("speaker " + id);
    }

    /** @param actorId as the log of edits has it */
    public String editor(String actorId) {
        return "editor-" + digits("editor " + actorId);
    }

    private String digits(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((tenantId + " " + text).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java knows SHA-256.", impossible);
        }
    }
}
