package io.azurecredentials.cluster.rbac;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.failure.GoText;

/** Whom a binding means. */
final class Subjects {

    private Subjects() {}

    static boolean matches(JsonNode subject, User user) {
        String name = subject.path("name").asText();
        return switch (subject.path("kind").asText()) {
            case "User" -> user.name().equals(name);
            case "Group" -> user.groups().contains(name);
            case "ServiceAccount" ->
                    user.name().equals(User.account(subject.path("namespace").asText(), name));
            default -> false;
        };
    }

    static String text(JsonNode subject) {
        String kind = subject.path("kind").asText();
        String name = subject.path("name").asText();
        boolean account = kind.equals("ServiceAccount");
        return kind
                + " "
                + GoText.quote(account ? name + "/" + subject.path("namespace").asText() : name);
    }
}
