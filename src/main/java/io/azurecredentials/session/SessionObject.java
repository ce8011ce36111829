package io.azurecredentials.session;

import static io.azurecredentials.session.token.AddressRange.parse;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.api.v1alpha1.AzureSession;
import io.azurecredentials.api.v1alpha1.AzureSessionSpec;
import io.azurecredentials.session.token.AddressRange;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.Keyring;
import io.azurecredentials.session.token.Lifetime;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.session.token.Session;
import io.azurecredentials.session.token.SessionID;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenKey;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a session stands in an AzureSession, sealed; what does not bear its seal is none. */
final class SessionObject {
    private static final String API_VERSION = "azurecredentials.io/v1alpha1";

    private SessionObject() {}

    static AzureSession of(Session session, TokenKey key) {
        AzureSession object = new AzureSession();
        object.setMetadata(
                new ObjectMetaBuilder()
                        .withName(session.id().name())
                        .withNamespace(session.grant().role().namespace())
                        .withOwnerReferences(owner(session.grant().role()))
                        .build());
        object.setSpec(spec(session, key));
        return object;
    }

    static AzureSessionSpec spec(Session session, TokenKey key) {
        Grant grant = session.grant();
        return new AzureSessionSpec(
                new AzureSessionSpec.Role(grant.role().name(), grant.role().uid()),
                subject(grant.subject()),
                grant.policies(),
                grant.boundCIDRs().stream().map(AddressRange::toString).toList(),
                grant.issuedAt(),
                grant.expiresAt(),
                session.lifetime().latest().orElse(null),
                session.renewedAt().orElse(null),
                session.creationTTL().toString(),
                session.renewable(),
                session.usesLeft().orElse(null),
                session.parent().map(SessionID::name).orElse(null),
                session.keyID(),
                session.digest(),
                session.seal(key));
    }

    /** What it says, if all of it bears the seal of one of our keys. */
    static Optional<Session> read(AzureSession object, Keyring keys) {
        try {
            return Optional.ofNullable(object.getSpec())
                    .flatMap(
                            spec ->
                                    keys.find(spec.keyID())
                                            .flatMap(key -> sealed(object, spec, key)));
        } catch (DateTimeException | NullPointerException | IllegalArgumentException _) {
            // Written by somebody who did not ask what belongs there
            return Optional.empty();
        }
    }

    private static Optional<Session> sealed(
            AzureSession object, AzureSessionSpec spec, TokenKey key) {
        return SessionID.named(object.getMetadata().getName())
                .map(id -> session(id, object.getMetadata().getNamespace(), spec))
                .filter(it -> isEqual(it.seal(key), spec.seal()));
    }

    private static Session session(SessionID id, String namespace, AzureSessionSpec spec) {
        Grant grant =
                new Grant(
                        new RoleID(namespace, spec.role().name(), spec.role().uid()),
                        subject(spec.subject()),
                        orNone(spec.policies()),
                        orNone(spec.boundCIDRs()).stream()
                                .map(it -> parse(it).orElseThrow(IllegalArgumentException::new))
                                .toList(),
                        spec.issuedAt(),
                        spec.expiresAt());
        return new Session(
                id,
                spec.keyID(),
                spec.digest(),
                Optional.ofNullable(spec.parent())
                        .map(it -> SessionID.named(it).orElseThrow(IllegalArgumentException::new)),
                grant,
                new Lifetime(spec.issuedAt(), Optional.ofNullable(spec.maxExpiresAt())),
                Duration.parse(spec.creationTTL()),
                spec.renewable(),
                Optional.ofNullable(spec.renewedAt()),
                Optional.ofNullable(spec.usesLeft()));
    }

    private static AzureSessionSpec.Subject subject(Subject subject) {
        return new AzureSessionSpec.Subject(
                subject.tenantID(),
                subject.objectID(),
                subject.applicationID().orElse(null),
                subject.resourceID().orElse(null),
                subject.identityID().orElse(null));
    }

    private static Subject subject(AzureSessionSpec.Subject subject) {
        return new Subject(
                subject.tenantID(),
                subject.objectID(),
                Optional.ofNullable(subject.applicationID()),
                Optional.ofNullable(subject.resourceID()),
                Optional.ofNullable(subject.identityID()));
    }

    /** The cluster sweeps it with its role; until then the role's UID decides. */
    private static OwnerReference owner(RoleID role) {
        return new OwnerReferenceBuilder()
                .withApiVersion(API_VERSION)
                .withKind("AzureRole")
                .withName(role.name())
                .withUid(role.uid())
                .build();
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
