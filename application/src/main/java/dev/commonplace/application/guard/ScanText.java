package dev.commonplace.application.guard;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.guard.Finding;
import dev.commonplace.domain.guard.GuardNote;
import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PersonalDataKind;
import dev.commonplace.domain.guard.Redaction;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Text;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows what personal data is in a text, and what the tenant's policy would make of it. Keeps nothing. */
public final class ScanText {
    public static final int CHARACTERS_MAX = 1_000_000;

    private final TenantGuards guards;
    private final DetectPersonalData detect;

    public ScanText(TenantGuards guards, DetectPersonalData detect) {
        this.guards = guards;
        this.detect = detect;
    }

    /**
     * What was found.
     *
     * @param findings what the policy has a word to say about, in UTF-16 units
     * @param allowed personal data that it lets in, in UTF-16 units
     * @param redacted the text as it would be kept, were nothing in it refused
     * @param policyVersion by which version of the policy; 0 where the tenant has none
     */
    public record Outcome(
            List<Finding> findings, List<PersonalData> allowed, GuardNote note, String redacted, int policyVersion) {}

    private List<PersonalData> allowed(TenantGuard guard, String text, List<Finding> findings) {
        Set<Place> judged = findings.stream()
                .map(finding -> new Place(finding.kind(), finding.start()))
                .collect(Collectors.toSet());
        return detect.find(text, EnumSet.allOf(PersonalDataKind.class), guard.phoneRegion()).stream()
                .filter(data -> !judged.contains(new Place(data.kind().word(), data.start())))
                .toList();
    }

    private record Place(String kind, int start) {}

    /** @throws dev.commonplace.domain.shared.RefusedException {@code INVALID_VALUE} for a text that is too long */
    public Outcome scan(Caller caller, String text) {
        caller.require(Role.EDITOR);
        Text.storable("/text", text, CHARACTERS_MAX);
        TenantGuard guard = guards.of(caller.tenantId());
        List<Finding> findings = new ArrayList<>(guard.inspectWhole(text));
        findings.addAll(guard.inspect(text));
        return new Outcome(
                List.copyOf(findings),
                allowed(guard, text, findings),
                GuardNote.of(findings),
                Redaction.of(text, findings).text(),
                guard.policyVersion());
    }
}
