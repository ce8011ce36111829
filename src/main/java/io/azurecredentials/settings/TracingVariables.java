package io.azurecredentials.settings;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.settings.Settings.Tracing;
import io.azurecredentials.settings.Settings.Tracing.Sampler;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where traces go and which of them, in the variables that OpenTelemetry has for it everywhere.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otel/configuration/sdk-environment-variables/">
 *     Environment variable specification</a>
 */
record TracingVariables(Function<Variable, Optional<String>> text, Consumer<String> problems) {
    /** RFC 9110, 5.6.2. */
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\t -~]*");
    private static final Pattern RATIO = Pattern.compile("0(\\.[0-9]{1,9})?|1(\\.0{1,9})?");
    private static final Pattern ANY = Pattern.compile("(?s).+");

    Tracing read() {
        return new Tracing(
                text.apply(Variable.OTEL_EXPORTER_OTLP_ENDPOINT).flatMap(this::endpoint),
                headers(),
                text.apply(Variable.OTEL_SERVICE_NAME),
                pairs(Variable.OTEL_RESOURCE_ATTRIBUTES, ANY, ANY),
                sampler(),
                ratio(),
                text.apply(Variable.OTEL_SDK_DISABLED).filter(this::isDisabled).isPresent());
    }

    /** The value is not echoed: it may hold a password. */
    private Optional<URI> endpoint(String text) {
        try {
            URI uri = new URI(text);
            boolean usable =
                    Stream.of("http", "https").anyMatch(it -> it.equalsIgnoreCase(uri.getScheme()))
                            && uri.getHost() != null
                            && uri.getUserInfo() == null
                            && uri.getQuery() == null
                            && uri.getFragment() == null;
            if (usable) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException _) {
            // As good as another scheme
        }
        complain(
                Variable.OTEL_EXPORTER_OTLP_ENDPOINT,
                "a URL such as http://collector.example:4318, without user, password and query");
        return Optional.empty();
    }

    private Map<String, Sensitive> headers() {
        return pairs(Variable.OTEL_EXPORTER_OTLP_HEADERS, HEADER, HEADER_VALUE).entrySet().stream()
                .collect(
                        Collectors.toUnmodifiableMap(
                                Map.Entry::getKey, it -> Sensitive.of(it.getValue())));
    }

    private Sampler sampler() {
        return text.apply(Variable.OTEL_TRACES_SAMPLER)
                .map(
                        it ->
                                Stream.of(Sampler.values())
                                        .filter(one -> one.toString().equals(it))
                                        .findFirst()
                                        .orElseGet(this::noSampler))
                .orElse(Sampler.PARENTBASED_ALWAYS_ON);
    }

    private Sampler noSampler() {
        complain(
                Variable.OTEL_TRACES_SAMPLER,
                Stream.of(Sampler.values())
                        .map(Sampler::toString)
                        .collect(Collectors.joining(", ", "one of ", "")));
        return Sampler.PARENTBASED_ALWAYS_ON;
    }

    private double ratio() {
        Optional<String> said = text.apply(Variable.OTEL_TRACES_SAMPLER_ARG);
        if (said.filter(it -> !RATIO.matcher(it).matches()).isPresent()) {
            complain(Variable.OTEL_TRACES_SAMPLER_ARG, "a number from 0 to 1, such as 0.25");
            return 1;
        }
        return said.map(Double::parseDouble).orElse(1.0);
    }

    private boolean isDisabled(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (!word.equals("true") && !word.equals("false")) {
            complain(Variable.OTEL_SDK_DISABLED, "true or false");
        }
        return word.equals("true");
    }

    /** Names and values, percent-encoded, as W3C Baggage writes them. */
    private Map<String, String> pairs(Variable variable, Pattern name, Pattern value) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.apply(variable).orElse("").split(",", -1)) {
            if (!pair.isBlank() && !isPut(pairs, pair, name, value)) {
                complain(
                        variable,
                        "pairs such as name=value, separated by commas, percent-encoded where they hold such characters themselves");
                return Map.of();
            }
        }
        return Map.copyOf(pairs);
    }

    private static boolean isPut(
            Map<String, String> pairs, String pair, Pattern names, Pattern values) {
        int equals = pair.indexOf('=');
        if (equals < 0) {
            return false;
        }
        String name = pair.substring(0, equals).strip();
        try {
            // A plus is itself here
            String encoded = pair.substring(equals + 1).strip().replace("+", "%2B");
            String value = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            pairs.put(name, value);
            return names.matcher(name).matches() && values.matcher(value).matches();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private void complain(Variable variable, String wanted) {
        problems.accept(variable.name() + " must be " + wanted + ".");
    }
}
