package dev.commonplace.http.guard;

import dev.commonplace.application.guard.KeptPolicy;
import dev.commonplace.domain.guard.GuardPolicy;
import dev.commonplace.domain.guard.GuardPolicyForm;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.JsonValues;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Policies as JSON. What is shown can be sent back: version and time are read over. */
public final class GuardPolicyJson {
    private static final String VERSION = "version";
    private static final String UPDATED_AT = "updated_at";

    private GuardPolicyJson() {}

    /** @throws dev.commonplace.domain.shared.RefusedException {@code INVALID_VALUE} naming the place as a JSON Pointer */
    public static GuardPolicy read(JsonFields fields) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (String name : fields.names()) {
            values.put(name, fields.any(name).map(JsonValues::plain).orElse(null));
        }
        fields.integer(VERSION);
        fields.time(UPDATED_AT);
        values.remove(VERSION);
        values.remove(UPDATED_AT);
        return GuardPolicyForm.read(values);
    }

    /** Every field of the policy, with its version and the time of its last change. */
    public static Map<String, @Nullable Object> of(KeptPolicy kept) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(VERSION, kept.version());
        values.put(UPDATED_AT, kept.updatedAt().map(Instant::toString).orElse(null));
        values.putAll(GuardPolicyForm.write(kept.policy()));
        return values;
    }
}
