package dev.commonplace.application.guard;

import dev.commonplace.domain.guard.Finding;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.guard.PersonalData;
import dev.commonplace.domain.guard.PolicyJudge;
import dev.commonplace.domain.guard.Redaction;
import java.util.List;
import java.util.Optional;

/** The guard of one tenant by one version of its policy. Safe for use by many threads. */
public final class TenantGuard {
    private final PolicyJudge judge;
    private final int policyVersion;
    private final DetectPersonalData detect;

    TenantGuard(PolicyJudge judge, int policyVersion, DetectPersonalData detect) {
        this.judge = judge;
        this.policyVersion = policyVersion;
        this.detect = detect;
    }

    /** By which version of the policy it judges; 0 where the tenant has none. */
    public int policyVersion() {
        return policyVersion;
    }

    /** Whether it lets everything in without a look. */
    public boolean allowsAll() {
        return judge.policy().allowsAll();
    }

    /** Where telephone numbers without a country's prefix are read. */
    Optional<String> phoneRegion() {
        return judge.policy().phoneRegion();
    }

    /** What there is to say about the parts of a text, in their order, in UTF-16 units. */
    public List<Finding> inspect(String text) {
        List<PersonalData> personal =
                judge.kinds().isEmpty() ? List.of() : detect.find(text, judge.kinds(), phoneRegion());
        return judge.judge(text, personal);
    }

    /** What there is to say about a text as a whole: its length. */
    public List<Finding> inspectWhole(String text) {
        return judge.judgeWhole(text);
    }

    /** A question as it may be logged: with marks in place of what a document could not hold, where the policy says so. */
    public String forLog(String query) {
        if (!judge.policy().alsoQueries() || allowsAll()) {
            return query;
        }
        List<Finding> hidden = inspect(query).stream()
                .filter(finding -> finding.action().compareTo(GuardAction.REDACT) >= 0)
                .map(finding ->
                        new Finding(finding.kind(), finding.mark(), GuardAction.REDACT, finding.start(), finding.end()))
                .toList();
        return Redaction.of(query, hidden).text();
    }
}
