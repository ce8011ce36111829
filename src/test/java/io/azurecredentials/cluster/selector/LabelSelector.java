package io.azurecredentials.cluster.selector;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.failure.ApiException;
import io.azurecredentials.cluster.failure.Refusals;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Equality- and set-based label selectors.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors">Label
 *     selectors</a>
 */
public final class LabelSelector {

    private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_./]*)";
    private static final Pattern IN = Pattern.compile(KEY + "\\s+(in|notin)\\s*\\(([^()]*)\\)");
    private static final Pattern EQUALS =
            Pattern.compile(KEY + "\\s*(==|=|!=)\\s*([-A-Za-z0-9_.]*)");
    private static final Pattern COMPARES = Pattern.compile(KEY + "\\s*([<>])\\s*(-?\\d+)");
    private static final Pattern EXISTS = Pattern.compile("(!?)\\s*" + KEY);

    private LabelSelector() {}

    /**
     * The objects that {@code text} means; all if it is empty.
     *
     * @throws ApiException 400 if it is not a selector
     */
    public static Predicate<ObjectNode> parse(String text) {
        Predicate<ObjectNode> all = object -> true;
        for (String requirement : requirements(text)) {
            Predicate<@Nullable String> values = requirement(requirement.trim(), text);
            String key = key(requirement.trim());
            all = all.and(object -> values.test(label(object, key)));
        }
        return all;
    }

    private static List<String> requirements(String text) {
        List<String> requirements = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ',';
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                if (i > start) {
                    requirements.add(text.substring(start, i));
                }
                start = i + 1;
            }
        }
        return requirements;
    }

    private static String key(String requirement) {
        Matcher key = Pattern.compile(KEY).matcher(requirement);
        return key.find() ? key.group(1) : "";
    }

    private static Predicate<@Nullable String> requirement(String requirement, String whole) {
        Matcher in = IN.matcher(requirement);
        if (in.matches()) {
            Set<String> values = values(in.group(3));
            return in.group(2).equals("in")
                    ? value -> value != null && values.contains(value)
                    : value -> value == null || !values.contains(value);
        }
        Matcher equals = EQUALS.matcher(requirement);
        if (equals.matches()) {
            String wanted = equals.group(3);
            return equals.group(2).equals("!=") ? value -> !wanted.equals(value) : wanted::equals;
        }
        Matcher compares = COMPARES.matcher(requirement);
        if (compares.matches()) {
            return comparison(compares.group(2), Long.parseLong(compares.group(3)));
        }
        Matcher exists = EXISTS.matcher(requirement);
        if (exists.matches()) {
            boolean absent = !exists.group(1).isEmpty();
            return value -> absent == (value == null);
        }
        throw Refusals.badRequest(
                "unable to parse requirement: found '"
                        + requirement
                        + "' in selector '"
                        + whole
                        + "'");
    }

    private static Predicate<@Nullable String> comparison(String operator, long bound) {
        return value -> {
            if (value == null || !value.matches("-?\\d{1,18}")) {
                return false;
            }
            long number = Long.parseLong(value);
            return operator.equals(">") ? number > bound : number < bound;
        };
    }

    private static Set<String> values(String list) {
        return Set.copyOf(List.of(list.trim().split("\\s*,\\s*", -1)));
    }

    private static @Nullable String label(ObjectNode object, String key) {
        return object.path("metadata").path("labels").path(key).asText(null);
    }
}
