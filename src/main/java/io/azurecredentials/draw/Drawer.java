package io.azurecredentials.draw;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.rbac.BearerToken;
import io.azurecredentials.rbac.Caller;
import io.azurecredentials.rbac.ServiceAccounts;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.ValidToken;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who draws, and with what.
 *
 * @param namespace in which alone he may
 * @param by the same as it is written down
 */
public record Drawer(String namespace, DrawnBy by) {
    static final String API_VERSION = "azurecredentials.io/v1alpha1";

    /** As many hexadecimal digits as a label's value may have, and one less. */
    private static final int MARK = 62;

    /** The holder of a token that was presented. */
    public static Drawer of(ValidToken token) {
        Grant grant = token.grant();
        RoleID role = grant.role();
        return new Drawer(
                role.namespace(),
                new DrawnBy(
                        grant.user(),
                        new DrawnBy.Login(role.name(), role.uid()),
                        session(token),
                        batch(token),
                        null));
    }

    /**
     * The holder of a token of Kubernetes that the API server took.
     *
     * @param namespace that he asks in
     */
    public static Drawer of(String namespace, Caller caller, BearerToken token) {
        return new Drawer(
                namespace,
                new DrawnBy(
                        caller.user(),
                        null,
                        null,
                        new DrawnBy.Token(token.digest(), token.end()),
                        ServiceAccounts.of(caller).map(Drawer::account).orElse(null)));
    }

    private static DrawnBy.Account account(ServiceAccounts.ID id) {
        return new DrawnBy.Account(id.namespace(), id.name(), id.uid());
    }

    private static DrawnBy.@Nullable Session session(ValidToken token) {
        return switch (token) {
            case ValidToken.Service(var text, var session) ->
                    new DrawnBy.Session(session.id().name(), text.session().uid().toString());
            case ValidToken.Batch _ -> null;
        };
    }

    private static DrawnBy.@Nullable Token batch(ValidToken token) {
        return switch (token) {
            case ValidToken.Service _ -> null;
            case ValidToken.Batch it -> new DrawnBy.Token(it.digest(), it.grant().expiresAt());
        };
    }

    /** What all that he draws from a role has as a label, whatever he showed. */
    String mark(String role) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest((by.user() + "\n" + role).getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /**
     * The cluster has it deleted with that; until then, and with what is in another namespace, the
     * UIDs decide.
     */
    List<OwnerReference> owners() {
        if (by.session() != null) {
            return List.of(
                    owner(API_VERSION, "AzureSession", by.session().name(), by.session().uid()));
        }
        if (by.role() != null) {
            return List.of(owner(API_VERSION, "AzureRole", by.role().name(), by.role().uid()));
        }
        return Stream.ofNullable(by.serviceAccount())
                .filter(it -> it.namespace().equals(namespace))
                .map(it -> owner("v1", "ServiceAccount", it.name(), it.uid()))
                .toList();
    }

    private static OwnerReference owner(String version, String kind, String name, String uid) {
        return new OwnerReferenceBuilder()
                .withApiVersion(version)
                .withKind(kind)
                .withName(name)
                .withUid(uid)
                .build();
    }
}
