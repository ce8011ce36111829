package io.azurecredentials.cluster.rbac;

import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;
import java.util.Optional;

/** Allows what some rule allows, and everything to {@code system:masters}. */
public record RbacAuthorizer(Grants grants) implements Authorizer {

    private static final Decision NO = new Decision(false, "");

    @Override
    public Decision decide(User user, Attributes attributes) {
        if (user.groups().contains(User.MASTERS)) {
            return new Decision(true, "");
        }
        Optional<Grants.Grant> grant =
                grants.of(user, attributes.isResource() ? attributes.namespace() : "").stream()
                        .filter(g -> g.rule().allows(attributes))
                        .findFirst();
        return grant.map(g -> new Decision(true, g.why())).orElse(NO);
    }
}
