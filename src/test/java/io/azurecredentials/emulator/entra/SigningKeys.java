package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The keys that sign tokens: the newest signs, all of them verify. The first is made when it is
 * needed or, so that nobody waits for it, in the background by {@link #prepare}.
 */
public final class SigningKeys {

    private final FutureTask<SigningKey> first = new FutureTask<>(SigningKey::generate);
    private final List<SigningKey> later = new CopyOnWriteArrayList<>();

    /** Makes the first key without keeping the caller waiting. */
    public void prepare() {
        Thread.ofPlatform().daemon().name("signing key").start(first);
    }

    /** Signs with a new key from now on. Entra does so without announcement. */
    public void rotate() {
        later.add(SigningKey.generate());
    }

    SigningKey current() {
        return later.isEmpty() ? first() : later.getLast();
    }

    Optional<SigningKey> find(String id) {
        return all().stream().filter(key -> key.id().equals(id)).findFirst();
    }

    /**
     * The key set document.
     *
     * @param issuer what v2 prints for each key; empty for v1
     */
    ObjectNode document(Optional<String> issuer) {
        ObjectNode document = Json.object();
        ArrayNode keys = document.putArray("keys");
        for (SigningKey key : all()) {
            ObjectNode jwk = key.jwk();
            issuer.ifPresent(value -> jwk.put("issuer", value));
            keys.add(jwk);
        }
        return document;
    }

    private SigningKey first() {
        first.run();
        try {
            return first.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<SigningKey> all() {
        List<SigningKey> all = new ArrayList<>();
        all.add(first());
        all.addAll(later);
        return all;
    }
}
