package io.azurecredentials.admission;

import io.azurecredentials.admission.check.UseChecks;
import io.azurecredentials.api.v1alpha1.UseCheck;
import io.azurecredentials.base.Problem;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Finds out whether the writers of one kind of objects were checked, if that is asked for. */
public final class UseGuard {
    private final boolean required;
    private final Policies policies;
    private final Clock clock;

    private UseGuard(boolean required, Policies policies, Clock clock) {
        this.required = required;
        this.policies = policies;
        this.clock = clock;
    }

    /** For AzureRoles, whose writers wield an AzureConfig. */
    public static UseGuard ofRoles(KubernetesClient client, Settings settings, Clock clock) {
        return of(client, settings, "azureroles", clock);
    }

    /** For AzureCredentials, whose writers draw on an AzureRole. */
    public static UseGuard ofCredentials(KubernetesClient client, Settings settings, Clock clock) {
        return of(client, settings, "azurecredentials", clock);
    }

    private static UseGuard of(
            KubernetesClient client, Settings settings, String resource, Clock clock) {
        return new UseGuard(
                settings.useRequired(), new Policies(client, settings, resource), clock);
    }

    /**
     * What was found out about an object's writer.
     *
     * @param recorded what its status is to say about it
     * @param problem why nothing may be issued
     */
    public record Verdict(Optional<UseCheck> recorded, Optional<Problem> problem) {}

    /** Whether there is anything left to find out. */
    public boolean isOpen(String of, boolean issued, Optional<UseCheck> last) {
        return required && !UseChecks.isPassed(known(of, issued, last), of);
    }

    /**
     * Finds out whether the writer was checked; reads the policies live.
     *
     * @param of what the check speaks of now
     * @param issued whether it was of use before anything was recorded: that goes on
     * @param last what was recorded
     * @param wanted what the writer must have been allowed to use
     * @param remedy what makes somebody check it, if nobody did
     */
    public Verdict judge(
            HasMetadata object,
            String of,
            boolean issued,
            Optional<UseCheck> last,
            String wanted,
            String remedy) {
        if (!required) {
            return new Verdict(last, Optional.empty());
        }
        try {
            UseCheck found =
                    UseChecks.find(
                            of,
                            Instant.parse(object.getMetadata().getCreationTimestamp()),
                            UseChecks.inForce(policies.inForceSince(), clock.instant()),
                            known(of, issued, last));
            return new Verdict(Optional.of(found), UseChecks.problem(found, wanted, remedy));
        } catch (RuntimeException e) {
            Problem problem = Mishap.of(e);
            return new Verdict(last, Optional.of(problem).filter(_ -> isOpen(of, issued, last)));
        }
    }

    private static Optional<UseCheck> known(String of, boolean issued, Optional<UseCheck> last) {
        return last.or(() -> Optional.of(new UseCheck(of, true, null)).filter(_ -> issued));
    }
}
