package io.azurecredentials.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.KnownToken;
import io.azurecredentials.session.token.Standing;
import io.azurecredentials.session.token.ValidToken;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;

/** One of several that know nothing of each other. */
record Replica(TokenKeys keys, Census census, Tokens tokens, ShiftedClock clock, String namespace)
        implements AutoCloseable {
    static final InetAddress HERE = AddressRange.address("192.0.2.1").orElseThrow();

    /** One that has looked at the keys, and counted sessions. */
    static Replica start(KubernetesClient client, String namespace, Quota.Shares shares) {
        ShiftedClock clock = new ShiftedClock();
        TokenKeys keys = new TokenKeys(client, namespace, clock);
        keys.refresh();
        Census census = Census.start(client, List.of(namespace), keys, shares);
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> census.isComplete(namespace));
        Tokens tokens = new Tokens(client, census, keys::known, new Roles(client), clock);
        return new Replica(keys, census, tokens, clock, namespace);
    }

    /** What becomes of a token that is presented here. */
    Presented present(Sensitive token) {
        return given(tokens.present(namespace, token, HERE));
    }

    boolean isGood(Sensitive token) {
        return present(token) instanceof Presented.Valid;
    }

    /** The same, where it has to be good. */
    ValidToken valid(Sensitive token) {
        Presented presented = present(token);
        assertThat(presented).isInstanceOf(Presented.Valid.class);
        return ((Presented.Valid) presented).token();
    }

    /** What an accessor is a handle on. */
    Optional<KnownToken> named(String accessor) {
        return given(tokens.find(namespace, new TokenName.Accessor(accessor)));
    }

    /** Why it is not good. */
    Standing standing(Sensitive token) {
        return switch (present(token)) {
            case Presented.Valid _ -> Standing.GOOD;
            case Presented.Invalid(var why, _) -> why;
        };
    }

    @Override
    public void close() {
        census.close();
    }

    static <T> T given(Answer<T> answer) {
        return switch (answer) {
            case Answer.Given<T>(T value) -> value;
            case Answer.Refused<T>(var problem) -> throw new AssertionError(problem.message());
        };
    }
}
