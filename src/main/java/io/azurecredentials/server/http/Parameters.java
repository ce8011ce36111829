package io.azurecredentials.server.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names with values, as queries and forms have them (URL Standard, {@code
 * application/x-www-form-urlencoded}), decoded once: a blank may be a plus. What can be read in two
 * ways cannot be read.
 */
public final class Parameters {
    private static final int MOST = 32;

    /** RFC 3986 section 3.4, and what nobody has to encode in a form either. */
    private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*");

    private Parameters() {}

    /**
     * Empty if they cannot be read: another character, a broken escape, a parameter without a name,
     * a name that comes twice, more than {@value #MOST} of them.
     */
    public static Optional<Map<String, String>> read(String text) {
        if (!TEXT.matcher(text).matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            int equals = parameter.indexOf('=');
            Optional<String> name =
                    decoded(equals < 0 ? parameter : parameter.substring(0, equals))
                            .filter(it -> !it.isEmpty());
            Optional<String> value =
                    equals < 0 ? Optional.of("") : decoded(parameter.substring(equals + 1));
            if (name.isEmpty()
                    || value.isEmpty()
                    || parameters.putIfAbsent(name.get(), value.get()) != null
                    || parameters.size() > MOST) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static Optional<String> decoded(String text) {
        return Percent.decode(text.replace('+', ' '));
    }
}
