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
import io.azurecredentials.session.token.SessionReference;
import io.azurecredentials.session.token.Subject;
import io.azurecredentials.session.token.TokenKey;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a session stands in an AzureSession, sealed; what does not bear its seal is none. */
final class SessionObject {
    private static final String API_VERSION = "azurecredentials.io/v1alpha1";

    /** Of an object that was just created (Kubernetes API conventions, "Metadata"). */
    private static final long FIRST_GENERATION = 1;

    private SessionObject() {}

    /** One to be created. */
    static AzureSession of(Session session, TokenKey key) {
        AzureSession object = new AzureSession();
        object.setMetadata(
                new ObjectMetaBuilder()
                        .withName(session.id().name())
                        .withNamespace(session.grant().role().namespace())
                        .withOwnerReferences(owner(session))
                        .build());
        object.setSpec(spec(session, key, FIRST_GENERATION));
        return object;
    }

    /** The same object with the session as it is to be now. */
    static AzureSession changed(AzureSession object, Session session, TokenKey key) {
        AzureSession next = new AzureSession();
        next.setMetadata(object.getMetadata());
        next.setSpec(spec(session, key, object.getMetadata().getGeneration() + 1));
        return next;
    }

    private static AzureSessionSpec spec(Session session, TokenKey key, long generation) {
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
                session.lifetime().explicitMaxTTL().map(Duration::toString).orElse(null),
                session.lifetime().period().map(Duration::toString).orElse(null),
                session.renewable(),
                session.usesLeft().orElse(null),
                session.parent().map(SessionObject::parent).orElse(null),
                session.keyID(),
                session.digest(),
                session.seal(key, generation));
    }

    /** That object and no other. */
    static SessionReference reference(AzureSession object) {
        ObjectMeta metadata = object.getMetadata();
        return new SessionReference(
                SessionID.named(metadata.getName()).orElseThrow(IllegalArgumentException::new),
                UUID.fromString(metadata.getUid()));
    }

    /** Whether it is that object, and is to stay: one that somebody has deleted is over. */
    static boolean isAlive(AzureSession object, SessionReference wanted) {
        ObjectMeta metadata = object.getMetadata();
        return metadata.getDeletionTimestamp() == null
                && metadata.getName().equals(wanted.id().name())
                && metadata.getUid().equals(wanted.uid().toString());
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
        ObjectMeta metadata = object.getMetadata();
        return SessionID.named(metadata.getName())
                .map(id -> session(id, metadata.getNamespace(), spec))
                .filter(it -> isEqual(it.seal(key, metadata.getGeneration()), spec.seal()));
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
                Optional.ofNullable(spec.parent()).map(SessionObject::parent),
                grant,
                lifetime(spec),
                Duration.parse(spec.creationTTL()),
                spec.renewable(),
                Optional.ofNullable(spec.renewedAt()),
                Optional.ofNullable(spec.usesLeft()));
    }

    private static Lifetime lifetime(AzureSessionSpec spec) {
        return new Lifetime(
                spec.issuedAt(),
                Optional.ofNullable(spec.maxExpiresAt()),
                Optional.ofNullable(spec.explicitMaxTTL()).map(Duration::parse),
                Optional.ofNullable(spec.period()).map(Duration::parse));
    }

    private static AzureSessionSpec.Parent parent(SessionReference parent) {
        return new AzureSessionSpec.Parent(parent.id().name(), parent.uid().toString());
    }

    private static SessionReference parent(AzureSessionSpec.Parent parent) {
        return new SessionReference(
                SessionID.named(parent.name()).orElseThrow(IllegalArgumentException::new),
                UUID.fromString(parent.uid()));
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

    /** The cluster sweeps it with what it depends on; until then the UIDs decide. */
    private static OwnerReference owner(Session session) {
        RoleID role = session.grant().role();
        return session.parent()
                .map(it -> owner("AzureSession", it.id().name(), it.uid().toString()))
                .orElseGet(() -> owner("AzureRole", role.name(), role.uid()));
    }

    private static OwnerReference owner(String kind, String name, String uid) {
        return new OwnerReferenceBuilder()
                .withApiVersion(API_VERSION)
                .withKind(kind)
                .withName(name)
                .withUid(uid)
                .build();
    }

    private static List<String> orNone(@Nullable List<String> list) {
        return list == null ? List.of() : list;
    }

    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }
}
