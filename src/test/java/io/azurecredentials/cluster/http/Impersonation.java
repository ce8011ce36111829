package io.azurecredentials.cluster.http;

import com.sun.net.httpserver.Headers;
import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.Refusals;
import io.azurecredentials.cluster.token.Accounts;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Acts for somebody else, as headers ask and the verb {@code impersonate} allows.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/">User
 *     impersonation</a>
 */
record Impersonation(Authorizer authorizer) {

    private static final String AUTHENTICATION = "authentication.k8s.io";
    private static final String EXTRA = "impersonate-extra-";

    /** Whom the request of {@code user} counts for. */
    User effective(User user, Headers headers) {
        String name = first(headers, "Impersonate-User");
        String uid = first(headers, "Impersonate-Uid");
        List<String> groups = headers.getOrDefault("Impersonate-Group", List.of());
        Map<String, List<String>> extra = extra(headers);
        if (name.isEmpty()) {
            if (!uid.isEmpty() || !groups.isEmpty() || !extra.isEmpty()) {
                throw Refusals.badRequest(
                        "requested [{UID  " + uid + "}] without impersonating a user");
            }
            return user;
        }
        checkUser(user, name);
        groups.forEach(group -> check(user, "", "groups", "", "", group));
        if (!uid.isEmpty()) {
            check(user, AUTHENTICATION, "uids", "", "", uid);
        }
        extra.forEach(
                (key, values) ->
                        values.forEach(v -> check(user, AUTHENTICATION, "userextras", key, "", v)));
        return new User(name, uid, groups(name, groups), extra);
    }

    private static String first(Headers headers, String name) {
        String value = headers.getFirst(name);
        return value == null ? "" : value;
    }

    private static Map<String, List<String>> extra(Headers headers) {
        Map<String, List<String>> extra = new LinkedHashMap<>();
        headers.forEach(
                (header, values) -> {
                    String lower = header.toLowerCase(Locale.ROOT);
                    if (lower.startsWith(EXTRA)) {
                        String key = lower.substring(EXTRA.length());
                        extra.put(URLDecoder.decode(key, StandardCharsets.UTF_8), values);
                    }
                });
        return extra;
    }

    private void checkUser(User user, String name) {
        List<String> account = Accounts.parts(name);
        if (account.isEmpty()) {
            check(user, "", "users", "", "", name);
        } else {
            check(user, "", "serviceaccounts", "", account.getFirst(), account.getLast());
        }
    }

    private void check(
            User user, String group, String resource, String part, String space, String name) {
        String version = group.isEmpty() ? "" : "v1";
        Attributes asked =
                new Attributes("impersonate", group, version, resource, part, space, name, "");
        Authorizer.Decision decision = authorizer.decide(user, asked);
        if (!decision.allowed()) {
            throw Denial.of(asked, user, decision.reason());
        }
    }

    private static List<String> groups(String name, List<String> asked) {
        List<String> account = Accounts.parts(name);
        if (asked.isEmpty() && !account.isEmpty()) {
            return Accounts.groups(account.getFirst());
        }
        List<String> groups = new ArrayList<>(asked);
        boolean anonymous = name.equals(User.ANONYMOUS.name());
        String mark = anonymous ? User.ANONYMOUS.groups().getFirst() : User.AUTHENTICATED;
        if (!groups.contains(mark)) {
            groups.add(mark);
        }
        return List.copyOf(groups);
    }
}
