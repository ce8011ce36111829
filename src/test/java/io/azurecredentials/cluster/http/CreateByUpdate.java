package io.azurecredentials.cluster.http;

import io.azurecredentials.cluster.access.Attributes;
import io.azurecredentials.cluster.access.Authorizer;
import io.azurecredentials.cluster.resource.ResourceType;
import io.azurecredentials.cluster.resource.Trait;
import io.azurecredentials.cluster.write.Edit;
import io.azurecredentials.cluster.write.Objects;

/** Who creates an object by an update or an apply needs {@code create} as well. */
record CreateByUpdate(Authorizer authorizer, Objects objects) {

    void check(Call call, ResourceType type, Edit edit) {
        Attributes sent = call.info().attributes();
        boolean mayCreate =
                switch (edit) {
                    case Edit.Replace _ -> type.has(Trait.CREATE_ON_UPDATE);
                    case Edit.Applied _ -> true;
                    case Edit.Patched _ -> false;
                };
        if (mayCreate
                && sent.subresource().isEmpty()
                && objects.find(type, type.key(sent.namespace(), sent.name())).isEmpty()) {
            Attributes asked = sent.withVerb("create");
            Authorizer.Decision decision = authorizer.decide(call.user(), asked);
            if (!decision.allowed()) {
                throw Denial.of(asked, call.user(), decision.reason());
            }
        }
    }
}
