package dev.commonplace.application.tenancy;

import dev.commonplace.domain.tenancy.ApiKey;
import dev.commonplace.domain.tenancy.KeySecret;

/** A new key together with its secret, which is shown this once. */
public record IssuedKey(ApiKey key, KeySecret secret) {}
