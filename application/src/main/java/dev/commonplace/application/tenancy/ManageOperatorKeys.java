package dev.commonplace.application.tenancy;

import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.OperatorTransactions;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.domain.tenancy.KeySecret;
import dev.commonplace.domain.tenancy.OperatorKey;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes, lists and stops operator keys, at the command line of the server only. */
public final class ManageOperatorKeys {
    private final OperatorTransactions<OperatorWork> transactions;
    private final MakeId ids;
    private final MakeSecret secrets;
    private final Clock clock;

    public ManageOperatorKeys(
            OperatorTransactions<OperatorWork> transactions, MakeId ids, MakeSecret secrets, Clock clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes an operator key that never stops by itself, as {@link #issue(String, Optional)} does. */
    public KeySecret issue(String name) {
        return issue(name, Optional.empty());
    }

    /**
     * Makes an operator key.
     *
     * @param name what people call it, 1 to 100 characters
     * @param expiresAt when it stops by itself
     * @return the secret, to be shown this once
     * @throws RefusedException for a time of expiry that is over
     */
    public KeySecret issue(String name, Optional<Instant> expiresAt) {
        String checked = Text.required("/name", name, 100);
        Instant now = clock.instant();
        KeyExpiry.require(expiresAt, now);
        KeyId id = new KeyId(ids.next());
        KeySecret secret = KeySecret.ofOperator(id, secrets.next());
        OperatorKey key = new OperatorKey(id, checked, now, expiresAt, Optional.empty());
        return transactions.asOperator(work -> {
            work.operatorKeys().add(key, secret.hash());
            return secret;
        });
    }

    /** Newest first. */
    public List<OperatorKey> list() {
        return transactions.asOperator(work -> work.operatorKeys().list());
    }

    /** Stops a key for good. @throws RefusedException {@code NOT_FOUND} */
    public void revoke(KeyId id) {
        if (!transactions.<Boolean>asOperator(work -> work.operatorKeys().revoke(id, clock.instant()))) {
            throw RefusedException.notFound("The operator key");
        }
    }
}
