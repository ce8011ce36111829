package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.base.Answer;
import io.azurecredentials.login.policy.Decision;
import io.azurecredentials.login.policy.Denial;
import io.azurecredentials.login.policy.Hints;
import io.azurecredentials.login.policy.Subject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lets nobody in who is what the operator itself signs in as, whatever a role binds: the root
 * credential opens Azure, and whoever gets hold of it is not to get the policies of a role here on
 * top of that. A root counts once it was proven to work: nobody keeps others out by naming them.
 *
 * @param pod the client id that the operator's pod signs in as
 * @param issuing the config that a role issues credentials through, as far as it is known
 * @param others decide about everybody else
 */
public record OutsidersOnly(Optional<String> pod, Issuing issuing, Admissions others)
        implements Admissions {

    /** What a role issues credentials through. */
    @FunctionalInterface
    public interface Issuing {
        /** The AzureConfig, if role and config are known; asks nobody. */
        Optional<AzureConfig> config(Terms terms);
    }

    @Override
    public Answer<Decision> decide(Terms terms, Subject subject, Hints hints) {
        List<String> own = own(terms);
        return subject.clientID()
                        .filter(it -> own.stream().anyMatch(it::equalsIgnoreCase))
                        .isPresent()
                ? Answer.given(new Decision.Denied(Denial.OPERATORS_OWN))
                : others.decide(terms, subject, hints);
    }

    private List<String> own(Terms terms) {
        Stream<String> roots =
                Stream.concat(Stream.of(terms.config()), issuing.config(terms).stream())
                        .flatMap(it -> Stream.ofNullable(it.getStatus()))
                        .flatMap(it -> Stream.ofNullable(it.rootCredential()))
                        .map(AzureConfigStatus.RootCredential::clientID);
        return Stream.concat(pod.stream(), roots).toList();
    }
}
