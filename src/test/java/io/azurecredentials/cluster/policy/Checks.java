package io.azurecredentials.cluster.policy;

import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.access.User;
import io.azurecredentials.cluster.token.Accounts;

/**
 * What expressions build up to ask the authorizer.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/using-api/cel/#kubernetes-authorizer-library">Kubernetes
 *     authorizer library</a>
 */
final class Checks {

    private Checks() {}

    /** Asks for one user. */
    record ForUser(Authorizer authorizer, User user) {

        ForUser serviceAccount(String namespace, String name) {
            User account = new User(User.account(namespace, name), "", Accounts.groups(namespace));
            return new ForUser(authorizer, account);
        }
    }

    /** Asks for a path. */
    record ForPath(ForUser who, String path) {

        Authorizer.Decision check(String verb) {
            Attributes asked = new Attributes(verb, "", "", "", "", "", "", path);
            return who.authorizer().decide(who.user(), asked);
        }
    }

    /** Knows the API group. */
    record ForGroup(ForUser who, String group) {

        ForResource resource(String resource) {
            Attributes asked = new Attributes("", group, "*", resource, "", "", "", "");
            return new ForResource(who, asked);
        }
    }

    /** Asks for a resource. */
    record ForResource(ForUser who, Attributes asked) {

        ForResource subresource(String part) {
            return with(part, asked.namespace(), asked.name());
        }

        ForResource namespace(String namespace) {
            return with(asked.subresource(), namespace, asked.name());
        }

        ForResource name(String name) {
            return with(asked.subresource(), asked.namespace(), name);
        }

        private ForResource with(String part, String namespace, String name) {
            Attributes next =
                    new Attributes(
                            "",
                            asked.group(),
                            asked.version(),
                            asked.resource(),
                            part,
                            namespace,
                            name,
                            "");
            return new ForResource(who, next);
        }

        Authorizer.Decision check(String verb) {
            return who.authorizer().decide(who.user(), asked.withVerb(verb));
        }
    }
}
