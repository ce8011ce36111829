package io.azurecredentials.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.azurecredentials.session.token.RoleID;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The roles that stand in: those of the namespace that is asked about, or of all if it has none.
 * Looked up at the same cost however many there are; whoever adds or removes one pays. Thread-safe.
 */
public final class Cast implements StandIns {
    private final Supplier<String> secret;
    private final Places all = new Places();
    private final Map<String, Places> namespaces = new ConcurrentHashMap<>();

    /**
     * @param secret the same on every replica and known to nobody else: who could tell which names
     *     have the same role could tell the one among them that is a role of its own
     */
    public Cast(Supplier<String> secret) {
        this.secret = secret;
    }

    @Override
    public Optional<RoleID> find(String namespace, String name) {
        int place = place(name);
        return Optional.ofNullable(namespaces.get(namespace))
                .flatMap(it -> it.at(place))
                .or(() -> all.at(place));
    }

    /** A role with logins that is to stay. */
    public void add(RoleID role) {
        all.add(role);
        namespaces.compute(
                role.namespace(),
                (_, places) -> {
                    Places here = places == null ? new Places() : places;
                    here.add(role);
                    return here;
                });
    }

    /** One that is not, or not any more. */
    public void remove(RoleID role) {
        all.remove(role);
        namespaces.computeIfPresent(
                role.namespace(),
                (_, places) -> {
                    places.remove(role);
                    return places.at(0).isPresent() ? places : null;
                });
    }

    private int place(String name) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(secret.get().getBytes(UTF_8));
            sha256.update((byte) '/');
            return Byte.toUnsignedInt(sha256.digest(name.getBytes(UTF_8))[0]);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
