package io.azurecredentials.admission.check;

import static io.azurecredentials.base.Reason.POLICY_MISSING;
import static io.azurecredentials.base.Reason.USE_UNCHECKED;

import io.azurecredentials.api.v1alpha1.UseCheck;
import io.azurecredentials.base.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds out whether the writer of an object was checked.
 *
 * <pre>
 * first seen        policies in force since before it was created   passed
 *                   else, or policies missing                       not passed, and that stays
 * seen before,      as it was found then; a check that was passed
 *  same thing       outlives the policies, so what was issued is renewed
 * changed since     the same policies in force all the time         passed: the change was checked
 *                   else                                            not passed
 * </pre>
 */
public final class UseChecks {
    /**
     * A new policy takes effect within a second or two in every API server; creation times have
     * whole seconds, and clocks differ.
     */
    public static final Duration TAKES_EFFECT = Duration.ofSeconds(5);

    private UseChecks() {}

    /**
     * Whether there is anything to find out: what was passed stays so.
     *
     * @param of what a check speaks of now: another one is asked about anew
     */
    public static boolean isPassed(Optional<UseCheck> last, String of) {
        return last.filter(it -> it.of().equals(of) && it.passed()).isPresent();
    }

    /**
     * The check as it is to be recorded.
     *
     * @param policiesSince since when the policies are in force; empty while they are not
     */
    public static UseCheck find(
            String of, Instant created, Optional<Instant> policiesSince, Optional<UseCheck> last) {
        boolean passed =
                isPassed(last, of)
                        || policiesSince
                                .filter(since -> wasChecked(of, created, since, last))
                                .isPresent();
        return new UseCheck(of, passed, policiesSince.orElse(null));
    }

    /**
     * Since when installed policies are in force for every writer; empty while some API server may
     * not have heard of them.
     */
    public static Optional<Instant> inForce(Optional<Instant> installed, Instant now) {
        return installed.filter(it -> !now.isBefore(it.plus(TAKES_EFFECT)));
    }

    /**
     * What is in the way of an object that was not checked.
     *
     * @param wanted what its writer must have been allowed to use
     * @param remedy what makes somebody check it
     */
    public static Optional<Problem> problem(UseCheck check, String wanted, String remedy) {
        if (check.passed()) {
            return Optional.empty();
        }
        return Optional.of(
                check.policiesSince() == null ? missing(wanted) : unchecked(wanted, remedy));
    }

    private static Problem missing(String wanted) {
        return new Problem.Terminal(
                POLICY_MISSING,
                "The admission policies that check who may use "
                        + wanted
                        + " are not installed as they were shipped, so nothing is issued; a cluster administrator can apply manifests/50-policies.yaml, or set USE_POLICY=optional.");
    }

    private static Problem unchecked(String wanted, String remedy) {
        return new Problem.UserError(
                USE_UNCHECKED,
                "This was written while no admission policy checked whether its author may use "
                        + wanted
                        + "; "
                        + remedy
                        + ".");
    }

    private static boolean wasChecked(
            String of, Instant created, Instant since, Optional<UseCheck> last) {
        return last.map(it -> !it.of().equals(of) && since.equals(it.policiesSince()))
                .orElseGet(() -> !created.isBefore(since.plus(TAKES_EFFECT)));
    }
}
