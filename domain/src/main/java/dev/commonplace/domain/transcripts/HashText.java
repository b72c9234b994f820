package dev.commonplace.domain.transcripts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 in hexadecimal digits, for names of what has none. */
final class HashText {
    private HashText() {}

    static String of(String text) {
        MessageDigest digest = digest();
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Differs where somebody else said something, or something else was said, or in another order, or at another time. */
    static String of(List<ImportedMessage> messages) {
        MessageDigest digest = digest();
        for (ImportedMessage message : messages) {
            add(digest, message.speaker());
            add(digest, message.content());
            add(digest, String.valueOf(message.time().startMillis().orElse(-1)));
            add(digest, message.time().saidAt().map(String::valueOf).orElse(""));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
