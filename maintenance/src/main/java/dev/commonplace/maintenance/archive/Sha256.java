package dev.commonplace.maintenance.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The checksum of archives. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
