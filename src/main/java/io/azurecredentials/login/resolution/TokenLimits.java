package io.azurecredentials.login.resolution;

import static io.azurecredentials.base.Reason.INVALID_SPEC;

import io.azurecredentials.api.v1alpha1.ConfigTokens;
import io.azurecredentials.api.v1alpha1.RoleToken;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.TokenRules;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a role wants of its login tokens, as far as the config lets it. Whole seconds. */
final class TokenLimits {
    private static final String DEFAULT_POLICY = "default";

    private TokenLimits() {}

    static Answer<TokenRules> of(ConfigTokens config, RoleToken role) {
        Optional<Duration> hard = duration(role.explicitMaxTTL());
        Duration maxTTL =
                smallest(Stream.of(duration(config.maxTTL()), duration(role.maxTTL()), hard));
        Optional<Duration> ordinary = duration(config.ttl());
        Duration wanted = duration(role.ttl()).or(() -> ordinary).orElseThrow();
        Duration ttl = smallest(Stream.of(ordinary, Optional.of(wanted), Optional.of(maxTTL)));
        return ranges(role.boundCIDRs())
                .map(
                        ranges ->
                                new TokenRules(
                                        kind(role.type()),
                                        wanted,
                                        ttl,
                                        maxTTL,
                                        hard,
                                        duration(role.period()),
                                        Optional.ofNullable(role.numUses()),
                                        ranges,
                                        policies(role)));
    }

    private static List<String> policies(RoleToken role) {
        return Stream.concat(
                        written(role.policies()).stream(),
                        role.noDefaultPolicy() ? Stream.of() : Stream.of(DEFAULT_POLICY))
                .distinct()
                .sorted()
                .toList();
    }

    /** Spelling is the schema's to check; what it cannot reckon is found here. */
    private static Answer<List<AddressRange>> ranges(@Nullable List<String> written) {
        List<AddressRange> ranges = new ArrayList<>();
        for (String text : written(written)) {
            Optional<AddressRange> range = AddressRange.parse(text);
            if (range.isEmpty()) {
                return Answer.refused(noRange(text));
            }
            ranges.add(range.get());
        }
        return Answer.given(ranges.stream().distinct().toList());
    }

    private static Problem noRange(String text) {
        return new Problem.UserError(
                INVALID_SPEC,
                "login.token.boundCIDRs holds "
                        + text
                        + ", which is no address and no range of addresses; a range has no bits set beyond its prefix, so write 10.0.0.0/8 and not 10.0.0.1/8.");
    }

    private static TokenRules.Kind kind(RoleToken.Kind written) {
        return switch (written) {
            case SERVICE -> TokenRules.Kind.SERVICE;
            case BATCH -> TokenRules.Kind.BATCH;
        };
    }

    private static Duration smallest(Stream<Optional<Duration>> candidates) {
        return candidates.flatMap(Optional::stream).min(Duration::compareTo).orElseThrow();
    }

    private static Optional<Duration> duration(
            io.fabric8.kubernetes.api.model.@Nullable Duration written) {
        return Optional.ofNullable(written)
                .map(io.fabric8.kubernetes.api.model.Duration::getDuration)
                .map(it -> it.truncatedTo(ChronoUnit.SECONDS));
    }

    private static List<String> written(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }
}
