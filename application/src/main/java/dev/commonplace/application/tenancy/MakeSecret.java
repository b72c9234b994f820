package dev.commonplace.application.tenancy;

/** Makes the random part of keys. */
public interface MakeSecret {
    /** {@link dev.commonplace.domain.tenancy.KeySecret#RANDOM_BYTES} bytes that nobody can guess. */
    byte[] next();
}
