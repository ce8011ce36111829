package io.azurecredentials.session;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.recent.Recent;
import io.azurecredentials.session.token.RoleID;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Optional;

/** AzureRoles as they were half a second ago at most. One that is being deleted is gone. */
public final class Roles {
    private static final Duration AGE = Duration.ofMillis(500);
    private static final int REMEMBERED = 1_000;

    private final KubernetesClient client;
    private final Recent<Place, AzureRole> recent;

    private record Place(String namespace, String name) {}

    /** Nothing is read yet. */
    public Roles(KubernetesClient client) {
        this.client = client;
        this.recent = new Recent<>(this::read, System::nanoTime, AGE, REMEMBERED);
    }

    /** The role of that name, if there is one. */
    public Answer<Optional<AzureRole>> find(String namespace, String name) {
        return recent.get(new Place(namespace, name));
    }

    /** The UID of the role that has the name. */
    Answer<Optional<String>> uid(RoleID role) {
        return find(role.namespace(), role.name())
                .map(it -> it.map(found -> found.getMetadata().getUid()));
    }

    private Answer<Optional<AzureRole>> read(Place place) {
        return Mishap.guard(
                () ->
                        Answer.given(
                                Optional.ofNullable(
                                                client.resources(AzureRole.class)
                                                        .inNamespace(place.namespace())
                                                        .withName(place.name())
                                                        .get())
                                        .filter(Roles::isToStay)));
    }

    private static boolean isToStay(AzureRole role) {
        return role.getMetadata().getDeletionTimestamp() == null;
    }
}
