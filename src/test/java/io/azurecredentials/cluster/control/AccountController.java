package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.builtin.BuiltinTypes;
import io.azurecredentials.cluster.resource.Catalogue;
import io.azurecredentials.cluster.resource.Metadata;
import io.azurecredentials.cluster.resource.ObjectKey;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.store.Change;
import io.azurecredentials.cluster.write.Objects;
import io.azurecredentials.cluster.write.WriteOptions;

/**
 * Sees to it that every namespace has its ServiceAccount {@code default}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#serviceaccount-controller">ServiceAccount
 *     controller</a>
 */
final class AccountController implements Controller {

    private static final WriteOptions OPTIONS = WriteOptions.of("kube-controller-manager");
    private static final String DEFAULT = "default";

    private final Catalogue catalogue;
    private final Objects objects;

    AccountController(Catalogue catalogue, Objects objects) {
        this.catalogue = catalogue;
        this.objects = objects;
    }

    @Override
    public void on(Change change) {
        Metadata metadata = Metadata.of(change.object());
        boolean deleted = change.type() == Change.Type.DELETED;
        if (change.collection().equals(BuiltinTypes.NAMESPACES) && !deleted) {
            provide(metadata.name());
        } else if (change.collection().equals(BuiltinTypes.ACCOUNTS) && deleted) {
            provide(metadata.namespace());
        }
    }

    private void provide(String namespace) {
        ResourceType namespaces = catalogue.keptIn(BuiltinTypes.NAMESPACES).orElseThrow();
        ResourceType accounts = catalogue.keptIn(BuiltinTypes.ACCOUNTS).orElseThrow();
        boolean active =
                objects.find(namespaces, new ObjectKey("", namespace))
                        .filter(n -> !Metadata.of(n).deleting())
                        .isPresent();
        if (active && objects.find(accounts, new ObjectKey(namespace, DEFAULT)).isEmpty()) {
            ObjectNode account = JsonNodeFactory.instance.objectNode();
            account.put("apiVersion", "v1").put("kind", "ServiceAccount");
            Metadata.of(account).node().put("name", DEFAULT);
            objects.create(accounts, namespace, account, OPTIONS);
        }
    }
}
